import {
  decideCapAsk,
  freeOf,
  leftOf,
  mayCancel,
  type CapKind,
  type OfferState,
  type ShowState,
} from '@chophien/domain';
import type { Process, Tx } from './database.js';
import { dayOf, lockWithDay, standsIn, takeOfDay } from './lane-store.js';
import { endLine, serve } from './line.js';
import type { OfferRow, OrderRow } from './rows.js';

/**
 * What else happens to an offer, each act one transaction: lock for lock and write for write as the API's use cases
 * do it. They answer what was done, or why not; who calls commits.
 */
export type Done = 'done' | 'nothing' | 'refused';

/** `cancel-order.ts`: whoever asks twice hears the same and gives back once. */
export function* cancelOrder(tx: Tx, { id, offerId }: { id: string; offerId: string }): Process<Done> {
  yield* lockWithDay(tx, offerId);
  yield* tx.lock('orders', id);
  yield undefined;
  const order = tx.row('orders', id);
  if (order.state === 'cancelled') return 'nothing';
  if (!mayCancel(order.state)) return 'refused';
  tx.put('orders', id, { ...order, state: 'cancelled' });
  yield* giveBack(tx, offerId, [order]);
  return 'done';
}

/** `pay-order.ts`: in time, or refused; a draft is nobody's to pay before its yes. */
export function* payOrder(tx: Tx, { id, offerId }: { id: string; offerId: string }): Process<Done> {
  yield* lockWithDay(tx, offerId);
  yield* tx.lock('orders', id);
  const order = tx.row('orders', id);
  if (order.state !== 'held' || order.recipient === '' || isPast(tx, order)) return 'refused';
  yield undefined;
  tx.put('orders', id, { ...order, state: 'confirmed' });
  const offer = tx.row('offers', offerId);
  tx.put('offers', offerId, {
    ...offer,
    held: offer.held - order.amount,
    sold: offer.sold + order.amount,
    version: offer.version + 1,
  });
  const { channel, amount } = order;
  tx.move({ lotId: offer.lot_id, offerId, kind: 'paid', channel, amount });
  return 'done';
}

/** `expire-holds.ts`: all holds of one offer that are past their deadline. */
export function* expireHolds(tx: Tx, offerId: string): Process<Done> {
  yield* lockWithDay(tx, offerId);
  yield undefined;
  const ended: OrderRow[] = [];
  for (const order of tx.database.rows.orders.values()) {
    if (order.offer_id !== offerId || order.state !== 'held' || !isPast(tx, order)) continue;
    yield* tx.lock('orders', order.id);
    tx.put('orders', order.id, { ...order, state: 'expired' });
    ended.push(order);
  }
  if (ended.length === 0) return 'nothing';
  yield* giveBack(tx, offerId, ended);
  return 'done';
}

export function isPast(tx: Tx, order: OrderRow): boolean {
  return order.expires_at !== null && order.expires_at.getTime() <= tx.database.nowMs;
}

export function* packOrder(tx: Tx, { id }: { id: string }): Process<Done> {
  yield* tx.lock('orders', id);
  const order = tx.row('orders', id);
  if (order.state !== 'confirmed') return 'refused';
  tx.put('orders', id, { ...order, state: 'packed' });
  return 'done';
}

/** `stock-back.ts`. */
function* giveBack(tx: Tx, offerId: string, orders: readonly OrderRow[]): Process {
  for (const { state, channel, amount } of orders) {
    const offer = tx.row('offers', offerId);
    const counter = state === 'held' ? 'held' : 'sold';
    const taken = takenOf(channel);
    tx.put('offers', offerId, {
      ...offer,
      [counter]: offer[counter] - amount,
      [taken]: offer[taken] - amount,
      version: offer.version + 1,
    });
    takeOfDay(tx, offer, -amount);
    tx.move({
      lotId: offer.lot_id,
      offerId,
      kind: state === 'held' ? 'released' : 'cancelled',
      channel,
      amount,
    });
  }
  const after = tx.row('offers', offerId);
  if (after.state === 'closed') yield* release(tx, after);
  tx.tells.add(offerId);
  yield* serve(tx, offerId);
}

function takenOf(channel: OrderRow['channel']): 'own_taken' | 'relay_taken' | 'wholesale_taken' {
  return `${channel}_taken`;
}

function* release(tx: Tx, offer: OfferRow): Process {
  const rest = leftOf(offer);
  if (rest === 0) return;
  tx.put('offers', offer.id, { ...offer, cap: offer.cap - rest, version: offer.version + 1 });
  yield* setAside(tx, offer, -rest);
}

function* setAside(tx: Tx, offer: OfferRow, amount: number): Process {
  yield* tx.lock('lots', offer.lot_id);
  const lot = tx.row('lots', offer.lot_id);
  tx.put('lots', offer.lot_id, { ...lot, setAside: lot.setAside + amount });
  tx.move({ lotId: offer.lot_id, offerId: offer.id, kind: 'set_aside', channel: null, amount });
}

/** `change-offer.ts`: the price, or whether it is sold at all. */
export function* changeOffer(
  tx: Tx,
  offerId: string,
  change: { price_dong: number } | { state: OfferState },
): Process<Done> {
  const showId = tx.row('offers', offerId).show_id;
  yield* tx.lock('shows', showId);
  yield* lockWithDay(tx, offerId);
  yield undefined;
  const offer = tx.row('offers', offerId);
  if (tx.row('shows', showId).state === 'ended' || offer.state === 'closed') return 'refused';
  const isNewPrice = 'price_dong' in change;
  const changed = { ...offer, ...change, version: offer.version + 1 };
  tx.put('offers', offerId, isNewPrice ? { ...changed, price_version: offer.price_version + 1 } : changed);
  tx.tells.add(offerId);
  if (isNewPrice) return 'done';
  // Goods that are on sale again are the line's first; of a closed offer nobody waits for more.
  if (changed.state !== 'closed') yield* serve(tx, offerId);
  else {
    yield* release(tx, changed);
    yield* endLine(tx, offerId, 'offer_closed');
  }
  return 'done';
}

export function* moveShow(tx: Tx, showId: string, state: ShowState): Process<Done> {
  yield* tx.lock('shows', showId);
  const show = tx.row('shows', showId);
  if (show.state === 'ended') return 'refused';
  tx.put('shows', showId, { state, version: show.version + 1 });
  if (state !== 'ended') return 'done';
  const offers = [...tx.database.rows.offers.values()].filter((offer) => offer.state !== 'closed');
  for (const { id } of offers.sort((one, other) => (one.id < other.id ? -1 : 1))) {
    yield* lockWithDay(tx, id);
    yield* endLine(tx, id, 'show_over');
  }
  return 'done';
}

export type CapChange = { what: CapKind; from: number | null; to: number | null };

/** `change-cap.ts`, without its second person: never below what is promised, never over what another editor has set. */
export function* changeCap(tx: Tx, offerId: string, change: CapChange): Process<Done> {
  yield* tx.lock('shows', tx.row('offers', offerId).show_id);
  yield* lockWithDay(tx, offerId);
  const offer = tx.row('offers', offerId);
  yield* tx.lock('lots', offer.lot_id);
  yield undefined;
  const { what, to } = change;
  const decision = decideCapAsk(
    offer,
    { now: capOf(tx, offer, what), promised: promisedOf(tx, offer, what) },
    change,
  );
  if (!decision.ok || offer.state === 'closed') return 'refused';
  if (decision.value === 'as it is') return 'nothing';
  if (what === 'picking_day_cap') {
    const id = dayOf(offer);
    if (id === undefined) return 'refused';
    const day = tx.row('days', id);
    tx.put('days', id, { ...day, capGrams: to, version: day.version + 1 });
  } else {
    if (what === 'cap' && to !== null) yield* makeRoom(tx, offer, to - offer.cap);
    tx.put('offers', offerId, { ...offer, [what]: to, version: offer.version + 1 });
  }
  for (const { id } of tx.database.rows.offers.values()) tx.tells.add(id);
  yield* serve(tx, offerId);
  return 'done';
}

function* makeRoom(tx: Tx, offer: OfferRow, more: number): Process {
  const lot = tx.row('lots', offer.lot_id);
  const missing = Math.max(0, more - freeOf(lot));
  if (missing > 0) {
    tx.put('lots', offer.lot_id, { ...lot, made: lot.made + missing });
    tx.move({ lotId: offer.lot_id, offerId: null, kind: 'made', channel: null, amount: missing });
  }
  yield* setAside(tx, offer, more);
}

export function capOf(tx: Tx, offer: OfferRow, what: CapKind): number | null {
  if (what !== 'picking_day_cap') return offer[what];
  const id = dayOf(offer);
  return id === undefined ? null : tx.row('days', id).capGrams;
}

function promisedOf(tx: Tx, offer: OfferRow, what: CapKind): number {
  switch (what) {
    case 'cap':
      return offer.held + offer.sold;
    case 'own_cap':
      return offer.own_taken;
    case 'relay_cap':
      return offer.relay_taken;
    case 'wholesale_cap':
      return offer.wholesale_taken;
    case 'picking_day_cap':
      return tx.row('days', dayOf(offer) ?? '').takenGrams;
    case 'per_buyer':
      return mostOf(tx, offer, (order) => order.buyer_id);
    case 'per_household':
      return mostOf(tx, offer, (order) => order.household);
  }
}

function mostOf(tx: Tx, offer: OfferRow, whose: (order: OrderRow) => string | number): number {
  const sums = new Map<string | number, number>();
  for (const order of tx.database.rows.orders.values())
    if (order.offer_id === offer.id && standsIn(order))
      sums.set(whose(order), (sums.get(whose(order)) ?? 0) + order.amount);
  return Math.max(0, ...sums.values());
}
