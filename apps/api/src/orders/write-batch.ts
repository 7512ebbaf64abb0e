import { deliveryDong, goodsDong, takesOf, type BatchPlan, type Taken } from '@chophien/domain';
import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { BinaryRows, textColumn } from '../db/binary-rows.js';
import type { Prepared } from '../db/unit-of-work.js';
import type { Hold } from '../holds/index.js';
import {
  deliveryOf,
  gramsEach,
  type Destination,
  type LaneRow,
  type OrderAsk,
  type OrderFacts,
} from './lane-facts.js';
import type { OrderRow } from './orders.rows.js';

/**
 * The whole batch in one statement: it takes the stock if offer, show, facts sheet and picking day are of the versions
 * that the batch was decided from, and writes orders and ledger only if it did. Run alone it is a transaction of its
 * own; its lock order (day, offer, orders) is that of every other transaction here.
 */
const batchText = (alsoWritten: string) => `with day as materialized (
      select 1 from picking_days where producer_id = $10 and day = $11::date and version = $12::int for no key update),
    stock as (
      update offers o set sold = o.sold + $5, held = o.held + $6, own_taken = own_taken + $7, relay_taken = relay_taken + $8,
        wholesale_taken = wholesale_taken + $9, version = o.version + 1
      from shows s, lots l
      where o.id = $1 and o.version = $2 and s.id = $3 and s.version = $4 and l.id = $14 and l.facts_id = $15
        and ($12::int is null or exists (select 1 from day))
      returning o.version),
    picked as (
      update picking_days set taken_grams = taken_grams + $13, version = version + 1
      where producer_id = $10 and day = $11::date and exists (select 1 from stock)),
    moved as (
      insert into stock_movements (lot_id, offer_id, channel, kind, amount, orders)
      select m.lot_id, $1, m.channel, m.kind, m.amount, m.orders
      from unnest($19::uuid[], $20::text[], $21::text[], $22::int8[], $23::int[])
        as m (lot_id, channel, kind, amount, orders) where exists (select 1 from stock)),
    placed as (
      insert into orders (id, buyer_id, key, body_hash, show_id, offer_id, lot_id, producer_id, facts_id, amount, unit,
        price_dong, price_version, channel, household, state, method, source, goods_dong, delivery_dong, total_dong, recipient,
        phone, commune_code, address_text, data_version, placed_at, expires_at, short_hold_ms)
      select a.id, a.buyer_id, a.key, a.body_hash, $3, $1, $14, $10, $15, a.amount, $16, a.price_dong, $17, a.channel, a.household,
        a.state, a.method, a.source, a.goods_dong, a.delivery_dong, a.goods_dong + a.delivery_dong, a.recipient, a.phone,
        a.commune_code, a.address_text, a.data_version, date_trunc('milliseconds', now()),
        case when a.state = 'held' then date_trunc('milliseconds', now()) + a.hold_ms * interval '1 millisecond' end,
        a.short_hold_ms
      from unnest($18::order_line[]) a where exists (select 1 from stock))${alsoWritten}
    select version, date_trunc('milliseconds', now()) as at from stock`;

const writeSold: Prepared = { name: 'write-sold', text: batchText('') };
/** The same for a batch that holds something: from which devices, too. */
const writeHeld: Prepared = {
  name: 'write-held',
  text: batchText(`,
    devices as (
      insert into hold_devices (order_id, device_id)
      select d.order_id, d.device_id from unnest($24::uuid[], $25::text[]) as d (order_id, device_id)
      where exists (select 1 from stock))`),
};

type BatchWrite = { statement: Prepared; values: unknown[] };

const idBytes = 16;

/** An order on its way into the database; when it was placed is known when it is there. */
export type NewOrder = Omit<
  OrderRow,
  | 'body_hash'
  | 'placed_at'
  | 'expires_at'
  | 'paid_at'
  | 'cancelled_at'
  | 'phone'
  | 'commune_code'
  | 'address_text'
  | 'data_version'
  | 'paid_goods_dong'
  | 'packed_amount'
  | 'weight_asked'
  | 'end_price_dong'
  | 'end_goods_dong'
> & {
  hash: string;
  hold: Hold | null;
  destination: Destination;
  placed_at: Date | null;
  expires_at: Date | null;
};

export type PlacedOrder = NewOrder & { placed_at: Date };

/** The orders of a batch, as they will be written. */
export function newOrders(facts: OrderFacts, asks: readonly OrderAsk[], plan: BatchPlan): NewOrder[] {
  const random = randomBytes(plan.orders * idBytes);
  const orders: NewOrder[] = [];
  asks.forEach((ask, at) => {
    const verdict = plan.verdicts[at];
    if (verdict?.is !== 'taken') return;
    const from = orders.length * idBytes;
    const id = newId({ random: random.subarray(from, from + idBytes) });
    orders.push(newOrder(id, facts.row, ask, verdict.taken));
  });
  return orders;
}

function newOrder(id: string, row: LaneRow, ask: OrderAsk, taken: Taken): NewOrder {
  const goods = goodsDong(taken.priceDong, taken.amount, row.unit);
  const delivery = deliveryDong(deliveryOf(row), taken.amount * gramsEach(row));
  const { destination } = ask;
  return {
    id,
    buyer_id: ask.buyerId,
    key: ask.key,
    hash: ask.bodyHash,
    show_id: row.show_id,
    offer_id: row.id,
    lot_id: row.lot_id,
    producer_id: row.producer_id,
    facts_id: row.facts_id,
    amount: taken.amount,
    unit: row.unit,
    price_dong: taken.priceDong,
    price_version: taken.priceVersion,
    channel: taken.channel,
    household: ask.household,
    state: ask.as,
    method: ask.method,
    source: ask.source,
    goods_dong: goods,
    delivery_dong: delivery,
    total_dong: goods + delivery,
    recipient: destination.recipient,
    destination,
    hold: ask.hold,
    short_hold_ms: ask.hold?.shortMs ?? null,
    placed_at: null,
    expires_at: null,
    offer_code: row.code,
    goods_name: row.name,
    producer_name: row.producer_name,
  };
}

/** The same orders, completed once they are durable; `at` is the database's time of it. */
export function placedOrders(orders: readonly NewOrder[], at: Date): PlacedOrder[] {
  for (const order of orders) {
    order.placed_at = at;
    if (order.hold) order.expires_at = new Date(at.getTime() + order.hold.ms);
  }
  return orders as PlacedOrder[];
}

/** A batch as it is to be written: which statement, and its values in its order. */
export function batchWrite(facts: OrderFacts, plan: BatchPlan, orders: readonly NewOrder[]): BatchWrite {
  const isHeld = plan.takenNow.held > 0;
  const values = valuesOf(facts, plan, orders);
  return isHeld
    ? { statement: writeHeld, values: [...values, ...devicesOf(orders)] }
    : { statement: writeSold, values };
}

function valuesOf({ row }: OrderFacts, plan: BatchPlan, orders: readonly NewOrder[]): unknown[] {
  const { sold, held, byChannel } = plan.takenNow;
  const moves = movementsOf(row, orders);
  const hasDay = row.picking_day !== null;
  return [
    row.id,
    row.version,
    row.show_id,
    row.show_version,
    sold,
    held,
    byChannel.own,
    byChannel.relay,
    byChannel.wholesale,
    row.producer_id,
    row.picking_day,
    hasDay ? row.day_version : null,
    (sold + held) * gramsEach(row),
    row.lot_id,
    row.facts_id,
    row.unit,
    row.price_version,
    orderLines(row.line_type, orders),
    moves.map(({ lotId }) => lotId),
    moves.map(({ channel }) => channel),
    moves.map(({ kind }) => kind),
    moves.map(({ amount }) => amount),
    moves.map(({ orders: count }) => count),
  ];
}

/** From which device it was held, of the orders that have one. */
function devicesOf(orders: readonly NewOrder[]): [orderIds: string[], devices: string[]] {
  const known = orders.flatMap(({ id, hold }) => (hold?.device ? [{ id, device: hold.device }] : []));
  return [known.map(({ id }) => id), known.map(({ device }) => device)];
}

type Moved = { lotId: string; channel: string; kind: 'sold' | 'held'; amount: number; orders: number };

/** One ledger movement per lot, channel and way of paying, however many orders. */
function movementsOf({ lot_id: lotId, parts }: LaneRow, orders: readonly NewOrder[]): Moved[] {
  const moves = new Map<string, Moved>();
  for (const { channel, state, amount } of orders) {
    const kind = state === 'held' ? 'held' : 'sold';
    const move = moves.get(`${channel}:${kind}`) ?? { lotId, channel, kind, amount: 0, orders: 0 };
    moves.set(`${channel}:${kind}`, move);
    move.amount += amount;
    move.orders += 1;
  }
  const own = [...moves.values()];
  if (parts === null) return own;
  return own.flatMap((move) => [
    move,
    ...takesOf(parts, move.amount).map((part) => ({ ...move, lotId: part.lotId, amount: part.amount })),
  ]);
}

/** Columns of `order_line`. */
const lineColumns = 20;
/** Three ids, a digest, three whole numbers, four of 64 bits. */
const fixedBytes = 3 * 16 + 32 + 3 * 4 + 4 * 8;

const ourWords = [
  'own',
  'relay',
  'wholesale',
  'held',
  'confirmed',
  'cod',
  'test',
  'tap',
  'comment',
  'wait_list',
];
/** Our own short names, each as a column. */
const words = new Map(ourWords.map((word) => [word, textColumn(word)]));
const wordBytesMax = Math.max(...[...words.values()].map(({ length }) => length));

function wordColumn(word: string): Buffer {
  const column = words.get(word);
  if (!column) throw new Error(`${word} is no word of an order that begins`);
  return column;
}

/** The orders of a batch as one list of the type `order_line`, whose number in the database is `type`. */
function orderLines(type: number, orders: readonly NewOrder[]): Buffer {
  const rows = new BinaryRows(type, orders.length, lineColumns);
  for (const order of orders) {
    const { destination, hold } = order;
    rows.row(fixedBytes + 4 * wordBytesMax + destination.columns.length);
    rows.uuid(order.id);
    rows.uuid(order.buyer_id);
    rows.uuid(order.key);
    rows.hex(order.hash);
    rows.int4(order.amount);
    rows.int8(order.price_dong);
    rows.int8(order.household);
    rows.int8(order.goods_dong);
    rows.int8(order.delivery_dong);
    rows.ready(wordColumn(order.channel));
    rows.ready(wordColumn(order.state));
    rows.ready(wordColumn(order.method));
    rows.ready(wordColumn(order.source));
    rows.ready(destination.columns);
    rows.int4(hold?.ms ?? null);
    rows.int4(hold?.shortMs ?? null);
  }
  return rows.list();
}
