export { CapChangeRequest } from './cap-change-request.entity.js';
export { CapsModule } from './caps.module.js';
