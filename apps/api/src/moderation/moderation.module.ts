import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/index.js';
import { ActOnLine } from './act-on-line.js';
import { Appeals } from './appeals.js';
import { DeskController } from './desk.controller.js';
import { MyActsController } from './my-acts.controller.js';
import { ReplyToLine } from './reply-to-line.js';
import { SetChatRules } from './set-chat-rules.js';
import { UndoAct } from './undo-act.js';

@Module({
  imports: [ChatModule],
  controllers: [DeskController, MyActsController],
  providers: [ActOnLine, UndoAct, SetChatRules, Appeals, ReplyToLine],
  exports: [SetChatRules],
})
export class ModerationModule {}
