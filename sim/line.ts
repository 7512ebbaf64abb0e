import { factsOf, nowhereYet, type OrderAsk } from '@chophien/api/lane-facts';
import {
  AcceptedKeys,
  decideBatch,
  freeForLine,
  priceDongMax,
  priceOfTurn,
  serveLine,
  shopIsOpen,
  whyNotJoin,
  type WaitReason,
} from '@chophien/domain';
import type { Done } from './acts.js';
import type { Process, Tx } from './database.js';
import { laneRow, lockAndRead, lockWithDay, standsIn, writeBatch } from './lane-store.js';
import type { WaitRow } from './rows.js';

/** The line of what is sold out, statement for statement as `apps/api/src/waits` keeps it. */
const turnMs = 2_000;
const lineMax = 4;

export const isStanding = ({ state }: WaitRow) => state === 'waiting' || state === 'offered';

/** `join-line.ts`: the last place; asked again, it is the same one. */
export function* joinLine(
  tx: Tx,
  { offerId, buyerId, amount }: { offerId: string; buyerId: string; amount: number },
): Process<Done> {
  const read = yield* lockAndRead(tx, offerId, []);
  if (!read) return 'refused';
  const { offer, show, row } = read;
  const line = standingOf(tx, offerId);
  if (line.some((entry) => entry.buyerId === buyerId)) return 'nothing';
  if (!shopIsOpen(show.state) || offer.state === 'closed') return 'refused';
  if (!priceOfTurn(offer, amount, tx.database.nowMs).ok) return 'refused';
  const limits = [row.per_buyer, row.per_household].filter((limit) => limit !== null);
  const now = {
    ...{ unit: row.unit, step: row.step, minimum: row.minimum, cap: row.cap, lineMax, inLine: line.length },
    free: freeForLine(offer),
    perBuyer: limits.length > 0 ? Math.min(...limits) : null,
    had: hadBy(tx, offerId, buyerId),
  };
  if (whyNotJoin(now, amount)) return 'refused';
  yield undefined;
  const seq = Number.parseInt(tx.database.newId(), 16);
  yield* put(tx, {
    ...{ seq, offerId, buyerId, asked: amount, waitsFor: amount },
    ...{ state: 'waiting', reason: null, parts: [] },
  });
  count(tx, offerId);
  return 'done';
}

/** `leave-line.ts`: who stood in front may have been what others waited behind. */
export function* leaveLine(
  tx: Tx,
  { offerId, buyerId }: { offerId: string; buyerId: string },
): Process<Done> {
  yield* lockWithDay(tx, offerId);
  yield* end(tx, offerId, { reason: 'went', buyerId });
  count(tx, offerId);
  yield* serve(tx, offerId);
  return 'done';
}

/** `sweep-lines.ts`: what another offer of the day has freed. */
export function* stirLine(tx: Tx, offerId: string): Process<Done> {
  yield* lockWithDay(tx, offerId);
  yield* serve(tx, offerId);
  return 'done';
}

/** `serve-line.ts`, within the transaction that has the offer locked. */
export function* serve(tx: Tx, offerId: string): Process {
  if (standingOf(tx, offerId).length === 0) return;
  yield* lapse(tx, offerId);
  yield* settle(tx, offerId);
  yield* giveTurns(tx, offerId);
  count(tx, offerId);
}

/** Nobody waits for more of this offer. */
export function* endLine(tx: Tx, offerId: string, reason: WaitReason): Process {
  if (standingOf(tx, offerId).length === 0) return;
  yield* end(tx, offerId, { reason });
  count(tx, offerId);
}

function* giveTurns(tx: Tx, offerId: string): Process {
  const row = laneRow(tx.database, offerId, tx);
  if (!row) return;
  const line = standingOf(tx, offerId)
    .filter(({ waitsFor }) => waitsFor > 0)
    .map((entry) => {
      const had = hadBy(tx, offerId, entry.buyerId);
      const limits = [row.per_buyer, row.per_household].filter((limit) => limit !== null);
      const room = limits.length > 0 ? Math.min(...limits) - had : null;
      return { entry, id: String(entry.seq), waitsFor: entry.waitsFor, room, had };
    });
  if (line.length === 0) return;
  const had = { buyers: new Map(line.map((one) => [one.entry.buyerId, one.had])), households: new Map() };
  const facts = factsOf({ ...row, waiting: 0 }, had, AcceptedKeys.of([]));
  const { nowMs } = tx.database;
  if (!shopIsOpen(facts.show.state)) return;
  const price = priceOfTurn(facts.offer, facts.offer.minimum, nowMs);
  if (!price.ok && price.refusal.code !== 'not_started') yield* end(tx, offerId, { reason: 'offer_closed' });
  if (!price.ok) return;
  for (const turn of serveLine(facts.offer, freeForLine(facts.offer), line)) {
    const entry = tx.row('waits', turn.id);
    const orders =
      turn.amount === 0 ? [] : yield* hold(tx, offerId, { buyerId: entry.buyerId, amount: turn.amount });
    const isOffered = orders.length > 0 || entry.state === 'offered';
    yield* put(tx, {
      ...entry,
      ...{ waitsFor: turn.waitsFor, reason: turn.ends, parts: [...entry.parts, ...orders] },
      state: isOffered ? 'offered' : 'ended',
    });
  }
}

/** Through the lane's own rules, one turn after the other; the API writes all turns by one statement. */
function* hold(tx: Tx, offerId: string, turn: { buyerId: string; amount: number }): Process<string[]> {
  const row = laneRow(tx.database, offerId, tx);
  if (!row) return [];
  const had = { buyers: new Map([[turn.buyerId, hadBy(tx, offerId, turn.buyerId)]]), households: new Map() };
  const facts = factsOf({ ...row, waiting: 0 }, had, AcceptedKeys.of([]));
  const asks = [turnAsk(tx, turn)];
  const plan = decideBatch(facts, asks);
  if (plan.orders !== 1) throw new Error('a line was given what its offer does not have');
  const written = yield* writeBatch(tx, facts, { asks, plan, holdMs: turnMs });
  if (!written) throw new Error('moved under the lock');
  return written.orders.map(({ id }) => id);
}

function turnAsk(tx: Tx, { buyerId, amount }: { buyerId: string; amount: number }): OrderAsk {
  const key = `turn${tx.database.newId()}`;
  const destination = nowhereYet(key);
  return {
    ...{ buyerId, key, bodyHash: key, destination, household: destination.household, amount },
    ...{ channel: 'own', as: 'held', method: 'cod', source: 'wait_list', hold: null },
    price: { dong: priceDongMax, version: 1 },
    atMs: tx.database.nowMs,
    answer: () => undefined,
    fail: () => undefined,
  };
}

/** Who let the held goods go, or their time pass, leaves the line. */
function* lapse(tx: Tx, offerId: string): Process {
  for (const entry of standingOf(tx, offerId)) {
    const gone = partsOf(tx, entry).filter((order) => order.recipient === '' && !standsIn(order));
    if (entry.state !== 'offered' || gone.length === 0) continue;
    const reason = gone.some(({ state }) => state === 'expired') ? 'timed_out' : 'declined';
    yield* put(tx, { ...entry, state: 'lapsed', waitsFor: 0, reason });
  }
}

/** Whose held goods are all agreed to has had enough, or waits on for the rest. */
function* settle(tx: Tx, offerId: string): Process {
  for (const entry of standingOf(tx, offerId)) {
    const isOpen = partsOf(tx, entry).some(({ state, recipient }) => state === 'held' && recipient === '');
    if (entry.state !== 'offered' || isOpen) continue;
    if (entry.waitsFor > 0) yield* put(tx, { ...entry, state: 'waiting', reason: null });
    else {
      const state = entry.reason === null ? 'served' : entry.reason === 'went' ? 'left' : 'ended';
      yield* put(tx, { ...entry, state, reason: entry.reason ?? 'all_had' });
    }
  }
}

function* end(tx: Tx, offerId: string, why: { reason: WaitReason; buyerId?: string }): Process {
  for (const entry of standingOf(tx, offerId)) {
    if (entry.waitsFor === 0 || (why.buyerId ?? entry.buyerId) !== entry.buyerId) continue;
    const state = entry.state === 'offered' ? 'offered' : why.reason === 'went' ? 'left' : 'ended';
    yield* put(tx, { ...entry, waitsFor: 0, reason: why.reason, state });
  }
}

function count(tx: Tx, offerId: string): void {
  const offer = tx.row('offers', offerId);
  const waiting = standingOf(tx, offerId).filter(({ waitsFor }) => waitsFor > 0).length;
  tx.put('offers', offerId, { ...offer, waiting, version: offer.version + 1 });
  tx.tells.add(offerId);
}

function standingOf(tx: Tx, offerId: string): WaitRow[] {
  return tx
    .all('waits')
    .filter((entry) => entry.offerId === offerId && isStanding(entry))
    .sort((one, other) => one.seq - other.seq);
}

function partsOf(tx: Tx, { parts }: WaitRow) {
  return parts.map((id) => tx.row('orders', id));
}

function hadBy(tx: Tx, offerId: string, buyerId: string): number {
  const orders = tx.all('orders').filter((order) => order.offer_id === offerId && order.buyer_id === buyerId);
  return orders.reduce((sum, order) => (standsIn(order) ? sum + order.amount : sum), 0);
}

function* put(tx: Tx, entry: WaitRow): Process {
  const id = String(entry.seq);
  yield* tx.lock('waits', id);
  tx.put('waits', id, entry);
}
