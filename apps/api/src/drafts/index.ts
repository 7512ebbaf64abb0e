export { DraftsModule } from './drafts.module.js';
export { OrderAct } from './order-act.entity.js';
export { ReadLine } from './read-line.js';
