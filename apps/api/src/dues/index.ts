export { DueRows, type EndedOrder } from './dues.rows.js';
export { endOf, endView, paidInAllDong, weightAskedView } from './order-ends.js';
// Its table is listed in entities.ts alone: who reads how an order ends (the lane, the simulation) needs no entity.
export type { DueReason } from './refund-due.entity.js';
