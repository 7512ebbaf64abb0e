export { DueRows, type EndedOrder } from './dues.rows.js';
export { endOf, endView, paidInAllDong, weightAskedView } from './order-ends.js';
export { RefundDue, type DueReason } from './refund-due.entity.js';
