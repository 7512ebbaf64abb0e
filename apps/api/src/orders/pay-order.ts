import type { OrderView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { OfferRows, offerView } from '../offers/index.js';
import { orderOfBuyer, OrderRows, orderView, studioView } from './orders.rows.js';
import { lockStockOf } from './stock-back.js';

/**
 * Takes note that a held order is paid: its goods are sold. A payment after the hold has ended is refused, and who
 * took the money has to give it back: an order is never both paid for and expired.
 */
@Injectable()
export class PayOrder {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  run(buyerId: string, orderId: string): Promise<Result<OrderView, Refusal>> {
    return this.work.run(async (tx) => {
      const [orders, offers] = [tx.use(OrderRows), tx.use(OfferRows)];
      const mine = await orderOfBuyer(tx, buyerId, orderId);
      if (!mine) return refuse({ code: 'not_found' } as const);
      const offer = await lockStockOf(tx, mine.offer_id);
      const order = await orders.lock(orderId);
      if (!order) return refuse({ code: 'not_found' } as const);
      // Told twice, it is one payment.
      if (order.paid_at !== null) return accept(orderView({ ...mine, ...order }));
      // A draft goes nowhere before its buyer has said where to.
      const isOpen = order.state === 'held' && order.recipient !== '';
      if (!isOpen || (await orders.isPastDeadline(orderId)))
        return refuse({ code: 'order_not_payable', state: order.state } as const);
      const paid_at = await orders.pay(orderId);
      const after = await offers.sellHeld(offer, order.amount);
      await offers.move(offer, { kind: 'paid', channel: order.channel, amount: order.amount, orders: 1 });
      const paid = { ...mine, ...order, state: 'confirmed' as const, paid_at };
      tx.afterCommit(() => {
        this.hub.tellLatest(order.show_id, { kind: 'offer.changed', offer: offerView(after) });
        this.hub.tellOrders(order.show_id, () => [studioView(paid)]);
        this.hub.tellBuyer(buyerId, orderId);
      });
      return accept(orderView(paid));
    });
  }
}
