import type { OrderView, Refusal } from '@chophien/contracts';
import { accept, mayCancel, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { OfferRows, offerView } from '../offers/index.js';
import { orderOfBuyer, OrderRows, orderView, studioView } from './orders.rows.js';

/** Cancels before packing and gives the goods back. Asked twice, it answers the same and gives back once. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  run(buyerId: string, orderId: string): Promise<Result<OrderView, Refusal>> {
    return this.work.run(async (tx) => {
      const [orders, offers] = [tx.use(OrderRows), tx.use(OfferRows)];
      const mine = await orderOfBuyer(tx, buyerId, orderId);
      if (!mine) return refuse({ code: 'not_found' } as const);
      // Offer before order: the order in which the lane takes them.
      const offer = await offers.lock(mine.offer_id);
      const order = await orders.lockOfBuyer(buyerId, orderId);
      if (!order || !offer) return refuse({ code: 'not_found' } as const);
      if (order.state === 'cancelled') return accept(orderView({ ...mine, ...order }));
      if (!mayCancel(order.state))
        return refuse({ code: 'order_not_cancellable', state: order.state } as const);
      const cancelled = await orders.cancel(orderId);
      const after = await offers.change(offer, { sold_by: -order.amount });
      await offers.move(offer.lot_id, offer.id, { kind: 'cancelled', amount: order.amount, orders: 1 });
      const view = orderView({ ...mine, ...cancelled });
      tx.afterCommit(() => {
        this.hub.tellLatest(order.show_id, { kind: 'offer.changed', offer: offerView(after) });
        this.hub.tellOrder(order.show_id, studioView(cancelled));
        this.hub.tellBuyer(buyerId, orderId);
      });
      return accept(view);
    });
  }
}
