import type { OrderView, PlacedOrderView, Refusal, StudioOrderView } from '@chophien/contracts';
import {
  accept,
  refuse,
  stateWhenPlaced,
  type AskId,
  type Channel,
  type OrderSource,
  type OrderState,
  type PayMethod,
  type Result,
  type Unit,
} from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';
import { endView, weightAskedView } from '../dues/index.js';

/** An order with the names that its offer and its facts sheet give it; neither ever changes. */
export type OrderRow = {
  id: string;
  buyer_id: string;
  key: string;
  body_hash: Buffer;
  show_id: string;
  offer_id: string;
  lot_id: string;
  producer_id: string;
  facts_id: string;
  amount: number;
  unit: Unit;
  price_dong: number;
  price_version: number;
  channel: Channel;
  household: number;
  state: OrderState;
  method: PayMethod;
  source: OrderSource;
  goods_dong: number;
  delivery_dong: number;
  total_dong: number;
  recipient: string;
  phone: string;
  commune_code: string;
  address_text: string;
  data_version: string;
  placed_at: Date;
  expires_at: Date | null;
  short_hold_ms: number | null;
  paid_at: Date | null;
  cancelled_at: Date | null;
  paid_goods_dong: number | null;
  packed_amount: number | null;
  weight_asked: number | null;
  end_price_dong: number | null;
  end_goods_dong: number | null;
  offer_code: string;
  goods_name: string;
  producer_name: string;
};
export type NamedOrderRow = OrderRow & {
  show_slug: string;
  show_title: string;
  booth_slug: string;
  booth_name: string;
  /** By its rule the price may still fall for those who are in. */
  is_at_most: boolean;
  /** All that is owed back of what was paid. */
  due_back_dong: number;
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short name for people, from the random end of the id: eight letters without I, L, O, U. */
export function orderCode(id: string): string {
  // The last ten hexadecimal digits are 40 bits: exact in a number.
  let rest = Number.parseInt(id.slice(-10), 16);
  let code = '';
  for (let at = 0; at < 8; at += 1) {
    code = `${at === 4 ? '-' : ''}${code}`;
    code = `${alphabet.charAt(rest % 32)}${code}`;
    rest = Math.floor(rest / 32);
  }
  return code;
}

/** What the answer to an order is made of: columns that never change, so that a repeated key hears the same bytes. */
type Placed = Pick<
  OrderRow,
  | 'id'
  | 'offer_id'
  | 'lot_id'
  | 'producer_id'
  | 'producer_name'
  | 'offer_code'
  | 'goods_name'
  | 'unit'
  | 'amount'
  | 'price_dong'
  | 'price_version'
  | 'facts_id'
  | 'method'
  | 'source'
  | 'goods_dong'
  | 'delivery_dong'
  | 'total_dong'
  | 'placed_at'
  | 'expires_at'
  | 'short_hold_ms'
>;

export function placedView(row: Placed): PlacedOrderView {
  return {
    id: row.id,
    code: orderCode(row.id),
    state: stateWhenPlaced(row.method, row.source),
    method: row.method,
    lines: [
      {
        offerId: row.offer_id,
        lotId: row.lot_id,
        producerId: row.producer_id,
        producerName: row.producer_name,
        code: row.offer_code,
        name: row.goods_name,
        unit: row.unit,
        amount: row.amount,
        priceDong: row.price_dong,
        priceVersion: row.price_version,
        goodsDong: row.goods_dong,
        factsId: row.facts_id,
      },
    ],
    goodsDong: row.goods_dong,
    deliveryDong: row.delivery_dong,
    totalDong: row.total_dong,
    placedAtMs: row.placed_at.getTime(),
    expiresAtMs: row.expires_at?.getTime() ?? null,
    ...(row.short_hold_ms !== null && { shortHoldMs: row.short_hold_ms }),
  };
}

export function orderView(row: NamedOrderRow): OrderView {
  return {
    ...placedView(row),
    state: row.state,
    isDraft: isDraft(row),
    source: row.source,
    isAtMost: row.is_at_most,
    end: endView(row),
    weightAsked: weightAskedView(row),
    show: { slug: row.show_slug, title: row.show_title },
    booth: { slug: row.booth_slug, name: row.booth_name },
    recipient: row.recipient,
    phone: row.phone,
    addressText: row.address_text,
    paidAtMs: row.paid_at?.getTime() ?? null,
    cancelledAtMs: row.cancelled_at?.getTime() ?? null,
  };
}

/** Held for somebody who has not said yes yet, nor where to. */
function isDraft({ state, recipient }: Pick<OrderRow, 'state' | 'recipient'>): boolean {
  return state === 'held' && recipient === '';
}

/** What an accepted key is answered with: the order it made, or that it was used for something else. */
export function sameAnswer(
  ask: { bodyHash: string },
  row: Placed & { body_hash: Buffer },
): Result<PlacedOrderView, Refusal> {
  return row.body_hash.toString('hex') === ask.bodyHash
    ? accept(placedView(row))
    : refuse({ code: 'key_reused' });
}

export function studioView(
  row: Pick<
    OrderRow,
    'id' | 'state' | 'offer_id' | 'offer_code' | 'goods_name' | 'unit' | 'amount' | 'total_dong' | 'recipient'
  > & { placed_at: Date },
): StudioOrderView {
  return {
    id: row.id,
    code: orderCode(row.id),
    state: row.state,
    isDraft: isDraft(row),
    offerId: row.offer_id,
    offerCode: row.offer_code,
    name: row.goods_name,
    unit: row.unit,
    amount: row.amount,
    totalDong: row.total_dong,
    buyerName: row.recipient,
    placedAtMs: row.placed_at.getTime(),
  };
}

const named = `o.*, x.code as offer_code, f.body->>'name' as goods_name, f.body->'producer'->>'name' as producer_name`;
const byNames = `join offers x on x.id = o.offer_id join fact_sheets f on f.id = o.facts_id`;
const withNames = `select ${named}, s.slug as show_slug, s.title as show_title, b.slug as booth_slug, b.name as booth_name,
    x.price_rule->>'kind' = 'falling_kilos' and x.state <> 'closed' and s.state <> 'ended' as is_at_most,
    (select coalesce(sum(d.amount_dong), 0) from refunds_due d where d.order_id = o.id)::int8 as due_back_dong
  from orders o ${byNames} join shows s on s.id = o.show_id join booths b on b.id = s.booth_id`;

export function ordersOfBuyer(reader: Reader, buyerId: string): Promise<NamedOrderRow[]> {
  return reader.rows(`${withNames} where o.buyer_id = $1 order by o.placed_at desc, o.id desc limit 200`, [
    buyerId,
  ]);
}

export function orderOfBuyer(
  reader: Reader,
  buyerId: string,
  orderId: string,
): Promise<NamedOrderRow | undefined> {
  return reader.row(`${withNames} where o.id = $1 and o.buyer_id = $2`, [orderId, buyerId]);
}

/** Whoever's it is. */
export function orderById(reader: Reader, orderId: string): Promise<NamedOrderRow | undefined> {
  return reader.row(`${withNames} where o.id = $1`, [orderId]);
}

export function ordersOfShow(reader: Reader, showId: string): Promise<OrderRow[]> {
  return reader.rows(
    `select ${named} from orders o ${byNames}
     where o.offer_id in (select id from offers where show_id = $1) order by o.placed_at desc, o.id desc limit 100`,
    [showId],
  );
}

/** What these keys were answered before, if they were. */
export function ordersByKeys(reader: Reader, asked: readonly AskId[]): Promise<OrderRow[]> {
  return reader.rows(
    `select ${named} from unnest($1::uuid[], $2::uuid[]) as asked (buyer_id, key)
     join orders o on o.buyer_id = asked.buyer_id and o.key = asked.key ${byNames}`,
    [asked.map(({ buyerId }) => buyerId), asked.map(({ key }) => key)],
  );
}

/** Moves orders from one state to the next. */
export class OrderRows {
  constructor(private readonly tx: Tx) {}

  /** Locked: what may happen to it next is decided by one at a time. */
  lock(orderId: string): Promise<OrderRow | undefined> {
    return this.tx.row(`select ${named} from orders o ${byNames} where o.id = $1 for no key update of o`, [
      orderId,
    ]);
  }

  /** By the database's clock, which set the deadline. */
  async isPastDeadline(orderId: string): Promise<boolean> {
    const row = await this.tx.row<{ past: boolean }>(
      `select expires_at <= clock_timestamp() as past from orders where id = $1`,
      [orderId],
    );
    return row?.past ?? false;
  }

  /** Ends the holds of one offer that are past their deadline; the caller has its stock locked. */
  expire(offerId: string, most: number): Promise<OrderRow[]> {
    return this.tx.rows(
      `with ended as (
         update orders set state = 'expired' where id in (
           select id from orders where offer_id = $1 and state = 'held' and expires_at <= clock_timestamp()
           order by id limit $2 for no key update)
         returning *)
       select ${named} from ended o ${byNames}`,
      [offerId, most],
    );
  }

  async cancel(orderId: string): Promise<Date> {
    return this.stamped(
      `update orders set state = 'cancelled', cancelled_at = now() where id = $1 returning cancelled_at as at`,
      orderId,
    );
  }

  async pay(orderId: string): Promise<Date> {
    return this.stamped(
      `update orders set state = 'confirmed', paid_at = now(), paid_goods_dong = coalesce(end_goods_dong, goods_dong)
       where id = $1 returning paid_at as at`,
      orderId,
    );
  }

  private async stamped(sql: string, orderId: string): Promise<Date> {
    const row = await this.tx.row<{ at: Date }>(sql, [orderId]);
    if (!row) throw new Error('a locked order is not there');
    return row.at;
  }
}
