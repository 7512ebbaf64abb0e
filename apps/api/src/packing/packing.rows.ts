import type { WeighingView, WeighOutcome } from '@chophien/contracts';
import { takesOf, type Part } from '@chophien/domain';
import type { Tx } from '../db/unit-of-work.js';
import { DueRows, endOf } from '../dues/index.js';
import type { OrderRow } from '../orders/index.js';

export type NewWeighing = {
  orderId: string;
  key: string;
  amount: number;
  accountId: string;
  weighedAtMs: number;
};

export type WeighingRow = {
  order_id: string;
  key: string;
  amount: number;
  weighed_at: Date;
  outcome: WeighOutcome;
};

export function weighingView(
  row: Pick<WeighingRow, 'order_id' | 'key' | 'amount' | 'outcome'>,
): WeighingView {
  return { orderId: row.order_id, key: row.key, amount: row.amount, outcome: row.outcome };
}

/** Writes what the scale said and what becomes of it; the order's row is locked by the caller. */
export class PackingRows {
  constructor(private readonly tx: Tx) {}

  weighings(orderId: string): Promise<WeighingRow[]> {
    return this.tx.rows(
      `select order_id, key, amount, weighed_at, outcome from weighings where order_id = $1 order by id`,
      [orderId],
    );
  }

  /** What its buyer has said yes to last; null: nothing but what was ordered. */
  async agreedAmount(orderId: string): Promise<number | null> {
    const row = await this.tx.row<{ amount: number }>(
      `select amount from weight_answers where order_id = $1 and takes order by id desc limit 1`,
      [orderId],
    );
    return row?.amount ?? null;
  }

  async note(weighing: NewWeighing, outcome: WeighOutcome): Promise<WeighingView> {
    const { orderId, key, amount, accountId, weighedAtMs } = weighing;
    await this.tx.rows(
      `insert into weighings (order_id, key, amount, account_id, weighed_at, outcome)
       values ($1, $2, $3, $4, $5, $6)`,
      [orderId, key, amount, accountId, new Date(weighedAtMs), outcome],
    );
    return { orderId, key, amount, outcome };
  }

  async noteAnswer(answer: {
    orderId: string;
    accountId: string;
    amount: number;
    takes: boolean;
  }): Promise<void> {
    await this.tx.rows(
      `insert into weight_answers (order_id, account_id, amount, takes) values ($1, $2, $3, $4)`,
      [answer.orderId, answer.accountId, answer.amount, answer.takes],
    );
  }

  /** Packed at this weight: what it costs, what is owed, what has left the lot. */
  async pack(order: OrderRow, packedAmount: number): Promise<OrderRow> {
    return this.settle(order, { state: 'packed', packedAmount, weightAsked: null });
  }

  /** Its buyer is asked; what may have been packed before is not any more. */
  async ask(order: OrderRow, weightAsked: number): Promise<OrderRow> {
    return this.settle(order, { state: 'confirmed', packedAmount: null, weightAsked });
  }

  private async settle(
    order: OrderRow,
    {
      state,
      packedAmount,
      weightAsked,
    }: {
      state: 'packed' | 'confirmed';
      packedAmount: number | null;
      weightAsked: number | null;
    },
  ): Promise<OrderRow> {
    await this.tx.rows(`update orders set state = $2, weight_asked = $3 where id = $1`, [
      order.id,
      state,
      weightAsked,
    ]);
    // An order that was never weighed and is only asked about ends as it stands: nothing is written of its end.
    if (packedAmount !== null || order.packed_amount !== null) {
      const end = endOf(order, packedAmount);
      await this.tx.use(DueRows).end('weighed', [{ id: order.id, packedAmount, ...end }]);
      await this.move(order, (packedAmount ?? 0) - (order.packed_amount ?? 0));
    }
    return { ...order, state, packed_amount: packedAmount, weight_asked: weightAsked };
  }

  /** The ledger gets the difference, of the lot itself or of each lot of a bundle. */
  private async move(order: OrderRow, amount: number): Promise<void> {
    if (amount === 0) return;
    const row = await this.tx.row<{ parts: readonly Part[] | null }>(
      `select parts from offers where id = $1`,
      [order.offer_id],
    );
    const sign = Math.sign(amount);
    const takes = row?.parts
      ? takesOf(row.parts, Math.abs(amount))
      : [{ lotId: order.lot_id, amount: Math.abs(amount) }];
    for (const take of takes)
      await this.tx.rows(
        `insert into stock_movements (lot_id, offer_id, kind, channel, amount, orders)
         values ($1, $2, 'packed', $3, $4, 1)`,
        [take.lotId, order.offer_id, order.channel, sign * take.amount],
      );
  }
}
