export { AccountsModule } from './accounts.module.js';
export { personOf, type Caller } from './caller.js';
export { MeViews } from './me-view.js';
export { Permissions, type Scope } from './permissions.js';
export {
  accountOf,
  NEED,
  Needs,
  permissionOf,
  SessionGuard,
  SignedIn,
  Who,
  type Need,
  type Signed,
} from './session.guard.js';
export { Sessions } from './sessions.js';
