export { DueRows, type EndedOrder } from './dues.rows.js';
export { RefundDue, type DueReason } from './refund-due.entity.js';
