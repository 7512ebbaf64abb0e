import type { OrderView, Refusal, WeightAnswerBody } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import {
  CancelOrder,
  lockStockOf,
  orderOfBuyer,
  OrderRows,
  orderView,
  type OrderRow,
} from '../orders/index.js';
import { PackingRows } from './packing.rows.js';
import { WeighIn } from './weigh-in.js';

/** The buyer's word to another weight: packed at that, or cancelled. Said twice it is said once; nothing is asked of nobody. */
@Injectable()
export class AnswerWeight {
  constructor(
    private readonly work: UnitOfWork,
    private readonly weighIn: WeighIn,
    private readonly cancelOrder: CancelOrder,
  ) {}

  run(buyerId: string, orderId: string, said: WeightAnswerBody): Promise<Result<OrderView, Refusal>> {
    // To take nothing is to cancel.
    const body = { amount: said.amount, takes: said.takes && said.amount > 0 };
    return this.work.run(async (tx) => {
      const mine = await orderOfBuyer(tx, buyerId, orderId);
      if (!mine) return refuse({ code: 'not_found' } as const);
      const offer = await lockStockOf(tx, mine.offer_id);
      const order = await tx.use(OrderRows).lock(orderId);
      if (!order) return refuse({ code: 'not_found' } as const);
      const isOpen = order.state === 'confirmed' && order.weight_asked === body.amount;
      if (!isOpen && !saidBefore(order, body)) return refuse({ code: 'weight_not_asked' } as const);
      if (isOpen) {
        const { amount, takes } = body;
        await tx.use(PackingRows).noteAnswer({ orderId, accountId: buyerId, amount, takes });
        if (takes) await this.pack(tx, order, amount);
        else await this.cancelOrder.cancel(tx, offer, order);
      }
      const now = await orderOfBuyer(tx, buyerId, orderId);
      if (!now) throw new Error('a locked order is not there');
      return accept(orderView(now));
    });
  }

  private async pack(tx: Tx, order: OrderRow, amount: number): Promise<void> {
    this.weighIn.tellAfter(tx, await tx.use(PackingRows).pack(order, amount));
  }
}

/** The same word again, after a line was lost. */
function saidBefore(order: OrderRow, { amount, takes }: WeightAnswerBody): boolean {
  return takes
    ? order.packed_amount === amount
    : order.state === 'cancelled' && order.weight_asked === amount;
}
