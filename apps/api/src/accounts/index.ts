export { AccountsModule } from './accounts.module.js';
export { isSignedIn, personOf, type Caller, type SignedCaller } from './caller.js';
export { meView } from './me-view.js';
export { Permissions, type Scope } from './permissions.js';
export {
  accountOf,
  NEED,
  Needs,
  permissionOf,
  SessionGuard,
  signedIn,
  SignedIn,
  Who,
  type Need,
  type Signed,
} from './session.guard.js';
export { Sessions } from './sessions.js';
