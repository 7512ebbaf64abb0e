export { Order } from './order.entity.js';
export { OrdersModule } from './orders.module.js';
export { ordersOfShow, studioView } from './orders.rows.js';
