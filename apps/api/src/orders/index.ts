export type { Hold } from '../holds/index.js';
export { CancelOrder } from './cancel-order.js';
export { factsOf, householdDigest, nowhereYet, type OrderAsk, type OrderFacts } from './lane-facts.js';
export { lockAndRead } from './lane-store.js';
export { Order } from './order.entity.js';
export { OrdersModule } from './orders.module.js';
export {
  orderById,
  orderCode,
  orderOfBuyer,
  OrderRows,
  ordersOfShow,
  orderView,
  studioView,
  type NamedOrderRow,
  type OrderRow,
} from './orders.rows.js';
export { PlaceOrder } from './place-order.js';
export { lockStockOf } from './stock-back.js';
export { batchWrite, newOrders, placedOrders, type PlacedOrder } from './write-batch.js';
