import type { OrderLineView, OrderView, PlacedOrderView, StudioOrderView } from '@chophien/contracts';
import type { OrderState } from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';

export type OrderRow = {
  id: string;
  buyer_id: string;
  key: string;
  body_hash: Buffer;
  show_id: string;
  offer_id: string;
  amount: number;
  state: OrderState;
  method: 'cod';
  lines: OrderLineView[];
  goods_dong: number;
  delivery_dong: number;
  total_dong: number;
  recipient: string;
  phone: string;
  commune_code: string;
  address_text: string;
  data_version: string;
  placed_at: Date;
  cancelled_at: Date | null;
};
type WithNames = OrderRow & { show_slug: string; show_title: string; booth_slug: string; booth_name: string };

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short name for people, from the random end of the id: eight letters without I, L, O, U. */
export function orderCode(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`);
  let code = '';
  for (let at = 0; at < 8; at += 1) {
    code = `${alphabet[Number(rest % 32n)] ?? ''}${code}`;
    rest /= 32n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The answer to the order; made of columns that never change, so that a repeated key hears the same bytes. */
export function placedView(row: OrderRow): PlacedOrderView {
  return {
    id: row.id,
    code: orderCode(row.id),
    state: 'confirmed',
    method: row.method,
    lines: row.lines.map(lineView),
    goodsDong: row.goods_dong,
    deliveryDong: row.delivery_dong,
    totalDong: row.total_dong,
    placedAtMs: row.placed_at.getTime(),
  };
}

/** jsonb keeps no order of keys; the answer has one. */
function lineView(line: OrderLineView): OrderLineView {
  const {
    offerId,
    lotId,
    producerId,
    producerName,
    code,
    name,
    unit,
    amount,
    priceDong,
    priceVersion,
    goodsDong,
    factsId,
  } = line;
  return {
    offerId,
    lotId,
    producerId,
    producerName,
    code,
    name,
    unit,
    amount,
    priceDong,
    priceVersion,
    goodsDong,
    factsId,
  };
}

export function orderView(row: WithNames): OrderView {
  return {
    ...placedView(row),
    state: row.state,
    show: { slug: row.show_slug, title: row.show_title },
    booth: { slug: row.booth_slug, name: row.booth_name },
    recipient: row.recipient,
    phone: row.phone,
    addressText: row.address_text,
    cancelledAtMs: row.cancelled_at?.getTime() ?? null,
  };
}

export function studioView(row: OrderRow): StudioOrderView {
  const [line] = row.lines;
  return {
    id: row.id,
    code: orderCode(row.id),
    state: row.state,
    offerId: row.offer_id,
    offerCode: line?.code ?? '',
    name: line?.name ?? '',
    unit: line?.unit ?? 'g',
    amount: row.amount,
    totalDong: row.total_dong,
    buyerName: row.recipient,
    placedAtMs: row.placed_at.getTime(),
  };
}

const withNames = `select o.*, s.slug as show_slug, s.title as show_title, b.slug as booth_slug, b.name as booth_name
  from orders o join shows s on s.id = o.show_id join booths b on b.id = s.booth_id`;

export function ordersOfBuyer(reader: Reader, buyerId: string): Promise<WithNames[]> {
  return reader.rows(`${withNames} where o.buyer_id = $1 order by o.placed_at desc, o.id desc limit 200`, [
    buyerId,
  ]);
}

export function orderOfBuyer(
  reader: Reader,
  buyerId: string,
  orderId: string,
): Promise<WithNames | undefined> {
  return reader.row(`${withNames} where o.id = $1 and o.buyer_id = $2`, [orderId, buyerId]);
}

export function ordersOfShow(reader: Reader, showId: string): Promise<OrderRow[]> {
  return reader.rows(`select * from orders where show_id = $1 order by placed_at desc, id desc limit 100`, [
    showId,
  ]);
}

export class OrderRows {
  constructor(private readonly tx: Tx) {}

  /** What these keys were answered before, if they were. */
  byKeys(buyerIds: readonly string[], keys: readonly string[]): Promise<OrderRow[]> {
    return this.tx.rows(
      `select o.* from unnest($1::uuid[], $2::uuid[]) as asked (buyer_id, key)
       join orders o on o.buyer_id = asked.buyer_id and o.key = asked.key`,
      [buyerIds, keys],
    );
  }

  /** What each buyer already has in the offer, cancelled orders apart. */
  async boughtBefore(offerId: string, buyerIds: readonly string[]): Promise<Map<string, number>> {
    const sums = await this.tx.rows<{ buyer_id: string; amount: number }>(
      `select buyer_id, sum(amount)::int8 as amount from orders
       where offer_id = $1 and buyer_id = any($2) and state <> 'cancelled' group by buyer_id`,
      [offerId, buyerIds],
    );
    return new Map(sums.map((row) => [row.buyer_id, row.amount]));
  }

  /** One statement for the whole batch. */
  async insertMany(orders: readonly OrderRow[]): Promise<void> {
    if (orders.length === 0) return;
    await this.tx.rows(`insert into orders select * from jsonb_populate_recordset(null::orders, $1::jsonb)`, [
      JSON.stringify(
        orders.map((order) => ({ ...order, body_hash: `\\x${order.body_hash.toString('hex')}` })),
      ),
    ]);
  }

  lockOfBuyer(buyerId: string, orderId: string): Promise<OrderRow | undefined> {
    return this.tx.row(`select * from orders where id = $1 and buyer_id = $2 for update`, [orderId, buyerId]);
  }

  async cancel(orderId: string): Promise<OrderRow> {
    const row = await this.tx.row<OrderRow>(
      `update orders set state = 'cancelled', cancelled_at = now() where id = $1 returning *`,
      [orderId],
    );
    if (!row) throw new Error('a locked order is not there');
    return row;
  }
}
