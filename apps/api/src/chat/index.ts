export { ChatCounter, ChatLineEntity } from './chat-line.entity.js';
export { BlockedWordEntity, ChatRulesEntity } from './chat-rules.entity.js';
export { ChatModule } from './chat.module.js';
export { chatRulesOf, keepsTalk } from './chat-gate.rows.js';
export {
  chatLine,
  ChatRows,
  goneLines,
  heldLine,
  lastLines,
  type ChatRow,
  type HeldRow,
} from './chat.rows.js';
export { DeskNews } from './desk-news.js';
export { HeldLineEntity } from './held-line.entity.js';
export { Follow, Sanction, SanctionMark } from './sanction.entity.js';
