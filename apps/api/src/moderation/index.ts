export { Appeal, PrivateReply } from './appeal.entity.js';
export { ModerationAct } from './moderation-act.entity.js';
export { ModerationModule } from './moderation.module.js';
export { SetChatRules } from './set-chat-rules.js';
export { ActRows } from './acts.rows.js';
