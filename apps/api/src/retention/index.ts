export { ForgetLines } from './forget-lines.js';
export { LegalHold } from './legal-hold.entity.js';
export { RetentionModule } from './retention.module.js';
