export { ChatCounter, ChatLineEntity } from './chat-line.entity.js';
export { ChatModule } from './chat.module.js';
export { lastLines } from './chat.rows.js';
