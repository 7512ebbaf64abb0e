import {
  factsOf,
  nobodyHas,
  remember,
  type LaneRow,
  type OrderAsk,
  type OrderFacts,
} from '@chophien/api/lane-facts';
import { newOrders, type NewOrder } from '@chophien/api/write-batch';
import { AcceptedKeys, type BatchPlan, type Channel } from '@chophien/domain';
import { SqlFault, type Database, type Process, type Tx } from './database.js';
import { noRows, type OrderRow } from './rows.js';

/** What a lane reads and writes, statement for statement as `apps/api/src/orders/lane-store.ts` has PostgreSQL do it. */
export type Written = { version: number; at: Date; orders: NewOrder[] };

export function dayOf(row: { producer_id: string; picking_day: string | null }): string | undefined {
  return row.picking_day === null ? undefined : `${row.producer_id} ${row.picking_day}`;
}

/** The offer joined with its show and its picking day, as it is committed. */
export function laneRow(database: Database, offerId: string, tx?: Tx): LaneRow | undefined {
  const rows = database.rows;
  const own = tx?.written ?? noRows();
  const row = own.offers.get(offerId) ?? rows.offers.get(offerId);
  const show = row && (own.shows.get(row.show_id) ?? rows.shows.get(row.show_id));
  if (!row || !show) return undefined;
  const id = dayOf(row);
  const day = id === undefined ? undefined : (own.days.get(id) ?? rows.days.get(id));
  return {
    ...row,
    show_state: show.state,
    show_version: show.version,
    day_cap_grams: day?.capGrams ?? null,
    day_taken_grams: day?.takenGrams ?? null,
    day_version: day?.version ?? null,
  };
}

export function standsIn({ state }: { state: OrderRow['state'] }): boolean {
  return state !== 'cancelled' && state !== 'expired';
}

/** The offer first, then (a step later) its orders. */
export function* readWhole(database: Database, offerId: string): Process<OrderFacts | undefined> {
  const row = laneRow(database, offerId);
  if (!row) return undefined;
  yield undefined;
  const facts = factsOf(row, nobodyHas(), new AcceptedKeys());
  for (const order of database.rows.orders.values()) {
    if (order.offer_id !== offerId) continue;
    facts.answered.add({ buyerId: order.buyer_id, key: order.key });
    if (standsIn(order)) remember(facts, order.buyer_id, order.household, order.amount);
  }
  return facts;
}

/** Locks the picking day, then the offer, and reads what these asks need. */
export function* lockAndRead(
  tx: Tx,
  offerId: string,
  asks: readonly OrderAsk[],
): Process<OrderFacts | undefined> {
  yield* lockWithDay(tx, offerId);
  yield undefined;
  const { database } = tx;
  const row = laneRow(database, offerId, tx);
  if (!row) return undefined;
  const facts = factsOf(row, nobodyHas(), new AcceptedKeys());
  for (const ask of asks) if (database.order(ask)) facts.answered.add(ask);
  const buyers = new Set(asks.map(({ buyerId }) => buyerId));
  const households = new Set(asks.map(({ household }) => household));
  for (const order of database.rows.orders.values()) {
    if (order.offer_id !== offerId || !standsIn(order)) continue;
    const { had } = facts;
    if (buyers.has(order.buyer_id))
      had.buyers.set(order.buyer_id, (had.buyers.get(order.buyer_id) ?? 0) + order.amount);
    if (households.has(order.household))
      had.households.set(order.household, (had.households.get(order.household) ?? 0) + order.amount);
  }
  return facts;
}

export function* lockWithDay(tx: Tx, offerId: string): Process {
  const row = tx.find('offers', offerId);
  const day = row && dayOf(row);
  if (day !== undefined) yield* tx.lock('days', day);
  yield* tx.lock('offers', offerId);
}

/** Whether the facts are still what the database has, or what a transaction has made of it. */
export function isStillTrue(database: Database, { row }: OrderFacts, tx?: Tx): boolean {
  const now = laneRow(database, row.id, tx);
  return (
    now?.version === row.version &&
    now.show_version === row.show_version &&
    now.day_version === row.day_version
  );
}

/** The statement `writeBatch`: all of it if the versions are those of the facts; undefined: nothing. */
export function* writeBatch(
  tx: Tx,
  facts: OrderFacts,
  batch: { asks: readonly OrderAsk[]; plan: BatchPlan; holdMs: number },
): Process<Written | undefined> {
  const { row } = facts;
  const { database } = tx;
  const dayId = dayOf(row);
  if (dayId !== undefined) yield* tx.lock('days', dayId);
  yield* tx.lock('offers', row.id);
  if (!isStillTrue(database, facts, tx)) return undefined;
  const { sold, held, byChannel } = batch.plan.takenNow;
  const offer = tx.row('offers', row.id);
  tx.put('offers', row.id, {
    ...offer,
    sold: offer.sold + sold,
    held: offer.held + held,
    own_taken: offer.own_taken + byChannel.own,
    relay_taken: offer.relay_taken + byChannel.relay,
    wholesale_taken: offer.wholesale_taken + byChannel.wholesale,
    version: offer.version + 1,
  });
  takeOfDay(tx, offer, sold + held);
  const orders = newOrders(facts, batch.asks, batch.plan).map((order) => ({
    ...order,
    id: database.newId(),
  }));
  const at = new Date(database.nowMs);
  for (const order of orders) {
    const expires_at = order.state === 'held' ? new Date(database.nowMs + batch.holdMs) : null;
    yield* tx.insertOrder({ ...order, placed_at: at, expires_at, madeAt: offer.version + 1 });
  }
  for (const move of sums(orders)) tx.move({ lotId: row.lot_id, offerId: row.id, ...move });
  return { version: offer.version + 1, at, orders };
}

/** Counts an amount of an offer in its picking day; negative: given back. */
export function takeOfDay(
  tx: Tx,
  row: { producer_id: string; picking_day: string | null; unit: string; piece_grams: number | null },
  amount: number,
): void {
  const id = dayOf(row);
  const day = id === undefined ? undefined : tx.find('days', id);
  if (id === undefined || !day) return;
  const grams = amount * (row.unit === 'g' ? 1 : (row.piece_grams ?? 0));
  tx.put('days', id, { ...day, takenGrams: day.takenGrams + grams, version: day.version + 1 });
}

function sums(orders: readonly NewOrder[]): { channel: Channel; kind: 'held' | 'sold'; amount: number }[] {
  return orders.map(({ channel, state, amount }) => ({
    channel,
    kind: state === 'held' ? 'held' : 'sold',
    amount,
  }));
}

/** An order waits for a key that another batch is writing, which waits for one of ours: PostgreSQL ends one of them. */
export const deadlock = () => new SqlFault('40P01', 'deadlock detected');
