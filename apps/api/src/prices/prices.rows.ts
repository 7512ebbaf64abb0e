import type { Tx } from '../db/unit-of-work.js';
import type { OrderRow } from '../orders/index.js';

/** The standing orders of an offer that were taken above this price, locked in the order of their ids. */
export function lockOrdersAbove(tx: Tx, offerId: string, dong: number): Promise<TakenRow[]> {
  return tx.rows(
    `select id, buyer_id, price_dong, amount, goods_dong, paid_goods_dong, packed_amount from orders
     where offer_id = $1 and price_dong > $2 and state not in ('cancelled', 'expired')
     order by id for no key update`,
    [offerId, dong],
  );
}

type TakenRow = Pick<
  OrderRow,
  'id' | 'buyer_id' | 'price_dong' | 'amount' | 'goods_dong' | 'paid_goods_dong' | 'packed_amount'
>;
