import { Global, Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { CodeSender, InboxController } from './inbox.controller.js';
import { Permissions } from './permissions.js';
import { SessionGuard } from './session.guard.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { StartSignIn } from './start-sign-in.js';

@Global()
@Module({
  controllers: [AccountsController, InboxController],
  providers: [Sessions, Permissions, SessionGuard, CodeSender, StartSignIn, SignIn],
  exports: [Sessions, Permissions, SessionGuard],
})
export class AccountsModule {}
