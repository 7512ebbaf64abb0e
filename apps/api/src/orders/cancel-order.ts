import type { OrderView, Refusal } from '@chophien/contracts';
import { accept, mayCancel, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { DueRows, paidInAllDong } from '../dues/index.js';
import { ShowHub } from '../live/index.js';
import { OfferMoments, offerView, type OfferRow } from '../offers/index.js';
import { orderOfBuyer, OrderRows, orderView, studioView, type OrderRow } from './orders.rows.js';
import { giveBack, lockStockOf } from './stock-back.js';

/** Cancels before packing and gives the goods back. Asked twice, it answers the same and gives back once. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly moments: OfferMoments,
  ) {}

  run(buyerId: string, orderId: string): Promise<Result<OrderView, Refusal>> {
    return this.work.run(async (tx) => {
      const orders = tx.use(OrderRows);
      const mine = await orderOfBuyer(tx, buyerId, orderId);
      if (!mine) return refuse({ code: 'not_found' } as const);
      const offer = await lockStockOf(tx, mine.offer_id);
      const order = await orders.lock(orderId);
      if (!order) return refuse({ code: 'not_found' } as const);
      if (order.state === 'cancelled') return accept(orderView({ ...mine, ...order }));
      if (!mayCancel(order.state))
        return refuse({ code: 'order_not_cancellable', state: order.state } as const);
      return accept(orderView({ ...mine, ...(await this.cancel(tx, offer, order)) }));
    });
  }

  /** For whoever has the offer and the order locked and knows that it may be: goods back, and what was paid is owed. */
  async cancel(tx: Tx, offer: OfferRow, order: OrderRow) {
    const cancelled_at = await tx.use(OrderRows).cancel(order.id);
    const after = await giveBack({ tx, moments: this.moments }, offer, [order]);
    const due_back_dong = paidInAllDong(order);
    await tx.use(DueRows).owe('cancelled', [{ id: order.id, dueBackDong: due_back_dong }]);
    const cancelled = { ...order, state: 'cancelled' as const, cancelled_at, due_back_dong };
    tx.afterCommit(() => {
      this.hub.tellLatest(order.show_id, { kind: 'offer.changed', offer: offerView(after) });
      this.hub.tellOrders(order.show_id, () => [studioView(cancelled)]);
      this.hub.tellBuyer(order.buyer_id, order.id);
    });
    return cancelled;
  }
}
