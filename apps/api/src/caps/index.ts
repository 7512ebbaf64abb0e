export { CapChangeRequest } from './cap-change-request.entity.js';
export { CapsModule } from './caps.module.js';
export { capRequestView, waitingCapRequests } from './cap-requests.rows.js';
export { lockCaps, standingCap, type CapsRow } from './caps.rows.js';
export { ChangeCap } from './change-cap.js';
