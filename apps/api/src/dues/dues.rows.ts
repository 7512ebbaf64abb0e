import type { Tx } from '../db/unit-of-work.js';
import type { DueReason } from './refund-due.entity.js';

/** An order as it ends. `dueBackDong`: all that is owed back of what was paid, whatever was owed before. */
export type EndedOrder = {
  id: string;
  packedAmount: number | null;
  priceDong: number;
  goodsDong: number;
  dueBackDong: number;
};

/** Writes what orders cost in the end and what is owed back; told twice, nothing is owed twice. */
export class DueRows {
  constructor(private readonly tx: Tx) {}

  /** The orders are locked by the caller. */
  async end(reason: DueReason, orders: readonly EndedOrder[]): Promise<void> {
    await this.tx.rows(
      `update orders o set packed_amount = e.packed_amount, end_price_dong = e.price_dong, end_goods_dong = e.goods_dong
       from unnest($1::uuid[], $2::int[], $3::int8[], $4::int8[]) as e (id, packed_amount, price_dong, goods_dong)
       where o.id = e.id`,
      [
        orders.map(({ id }) => id),
        orders.map(({ packedAmount }) => packedAmount),
        orders.map(({ priceDong }) => priceDong),
        orders.map(({ goodsDong }) => goodsDong),
      ],
    );
    await this.owe(reason, orders);
  }

  /** Brings what is owed for each order to `dueBackDong`: one row for the difference, none where there is none. */
  async owe(reason: DueReason, orders: readonly Pick<EndedOrder, 'id' | 'dueBackDong'>[]): Promise<void> {
    await this.tx.rows(
      `insert into refunds_due (order_id, reason, amount_dong)
       select e.id, $1, e.due - e.owed from (
         select e.id, e.due, coalesce((select sum(d.amount_dong) from refunds_due d where d.order_id = e.id), 0) as owed
         from unnest($2::uuid[], $3::int8[]) as e (id, due)) e
       where e.due <> e.owed`,
      [reason, orders.map(({ id }) => id), orders.map(({ dueBackDong }) => dueBackDong)],
    );
  }
}
