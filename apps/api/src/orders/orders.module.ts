import { PlaceOrderBody } from '@chophien/contracts';
import { refuse } from '@chophien/domain';
import { Module, type OnModuleInit } from '@nestjs/common';
import { isSignedIn, permissionOf, SessionGuard, signedIn } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { Counts } from '../http/counts.js';
import { QuickRoutes } from '../http/quick-routes.js';
import { HoldsModule } from '../holds/index.js';
import { LiveHandlers, ShowHub } from '../live/index.js';
import { OffersModule } from '../offers/index.js';
import { CancelOrder } from './cancel-order.js';
import { Destinations } from './destinations.js';
import { ExpireHolds } from './expire-holds.js';
import { OrdersController } from './orders.controller.js';
import { orderOfBuyer, orderView } from './orders.rows.js';
import { PayOrder } from './pay-order.js';
import { PlaceOrder } from './place-order.js';

@Module({
  imports: [OffersModule, HoldsModule],
  controllers: [OrdersController],
  providers: [PlaceOrder, CancelOrder, PayOrder, ExpireHolds, Destinations],
  exports: [PlaceOrder, CancelOrder],
})
export class OrdersModule implements OnModuleInit {
  constructor(
    private readonly handlers: LiveHandlers,
    private readonly placeOrder: PlaceOrder,
    private readonly hub: ShowHub,
    private readonly queries: Queries,
    private readonly guard: SessionGuard,
    private readonly quickRoutes: QuickRoutes,
    private readonly counts: Counts,
  ) {}

  onModuleInit(): void {
    this.counts.watch('orders', this.placeOrder);
    this.hub.readOrdersFrom(async (buyerId, orderId) => {
      const row = await orderOfBuyer(this.queries, buyerId, orderId);
      return row && orderView(row);
    });
    const permission = permissionOf(OrdersController.prototype.place);
    this.quickRoutes.post('/api/v1/orders', {
      body: PlaceOrderBody,
      admit: async (request) => signedIn(await this.guard.admit(request, permission)),
      run: (by, body) => this.placeOrder.run(by, body),
    });
    this.handlers.queues('order.place', 'offerId', (offerId) => this.placeOrder.busyOf(offerId));
    this.handlers.on('order.place', (socket, body) => {
      const { caller } = socket.data;
      return isSignedIn(caller)
        ? this.placeOrder.run(caller, body)
        : Promise.resolve(refuse({ code: 'not_signed_in' }));
    });
  }
}
