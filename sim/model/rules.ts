import type { CapKind } from '@chophien/domain';
import type { Ask, Book, Order } from './book.js';
import { households } from './commands.js';

export type Refusal = { code: string } & Record<string, unknown>;
/** Refused by one of these: where two reasons are true at once, either may be told. */
export type Verdict<Done> = { may: Done } | { not: Refusal[] };

/** `again`: what was answered before. */
export function mayPlace(book: Book, ask: Ask): Verdict<'new' | { again: Order }> {
  if (ask.amount < 1) return { not: [{ code: 'invalid' }] };
  const before = book.accepted(ask);
  if (before) return isSame(before, ask) ? { may: { again: before } } : { not: [{ code: 'key_reused' }] };
  if (!firstReason(book, ask)) return { may: 'new' };
  // A lane may refuse by what it knew of the day a moment ago; another offer has left less of it since.
  const reasons = book.orchard.gramsUnseenBy(book).flatMap((grams) => firstReason(book, ask, grams) ?? []);
  const isOpen = !book.orchard.isOver && book.state !== 'closed';
  return { not: isOpen && nothingLeft(book) ? [...reasons, soldOut(book)] : reasons };
}

function isSame(one: Ask, other: Ask): boolean {
  return (
    one.amount === other.amount &&
    one.method === other.method &&
    one.seenDong === other.seenDong &&
    one.seenVersion === other.seenVersion
  );
}

function firstReason(book: Book, ask: Ask, unseenGrams = 0): Refusal | undefined {
  const { unit, step, minimum } = book;
  if (book.orchard.isOver) return { code: 'show_not_open' };
  if (book.state === 'closed') return { code: 'offer_closed' };
  const stepsAbove = (ask.amount - minimum) / step;
  if (stepsAbove < 0 || !Number.isInteger(stepsAbove))
    return { code: 'amount_off_step', step, minimum, unit };
  if (ask.seenDong < book.priceDong) {
    const price = { dong: book.priceDong, version: book.priceVersion };
    return { code: 'price_moved', price, unit };
  }
  const tightest = roomsFor(book, ask, unseenGrams).sort((one, other) => one.left - other.left)[0];
  if (!tightest || ask.amount <= tightest.left) return undefined;
  return { ...tightest, left: Math.max(0, tightest.left), unit };
}

/** How much each cap would still let this buyer have; of two that are as tight the first named is told. */
function roomsFor(
  book: Book,
  { buyer }: Ask,
  unseenGrams: number,
): { code: string; left: number; limit?: number }[] {
  const { own_cap, per_buyer, per_household } = book.caps;
  const picking_day_cap = book.capOf('picking_day_cap');
  const household = households[buyer] ?? -1;
  const rooms: { code: string; left: number; limit?: number }[] = [{ code: 'sold_out', left: leftOf(book) }];
  if (own_cap !== null) rooms.push({ code: 'channel_limit', left: own_cap - book.promised });
  if (book.day !== null && picking_day_cap !== null) {
    const leftGrams = picking_day_cap - book.orchard.gramsPromisedOn(book.day) + unseenGrams;
    const left = Math.floor(leftGrams / book.gramsEach);
    rooms.push({ code: 'picking_day_limit', left });
  }
  if (per_household !== null) {
    const left = per_household - book.ofHousehold(household);
    rooms.push({ code: 'household_limit', left, limit: per_household });
  }
  if (per_buyer !== null)
    rooms.push({ code: 'buyer_limit', left: per_buyer - book.of(buyer), limit: per_buyer });
  return rooms;
}

function leftOf(book: Book): number {
  return book.state === 'sold_out' ? 0 : book.cap - book.promised;
}

/** A lane that knows this may say so before it looks at anything else of the ask. */
function nothingLeft(book: Book): boolean {
  return leftOf(book) < book.minimum;
}

function soldOut(book: Book): Refusal {
  return { code: 'sold_out', left: leftOf(book), unit: book.unit };
}

export function mayPay(order: Order): Verdict<'pay' | 'as it is'> {
  if (order.wasPaid) return { may: 'as it is' };
  if (order.state === 'held') return { may: 'pay' };
  return { not: [{ code: 'order_not_payable', state: order.state }] };
}

export function mayCancel(order: Order): Verdict<'cancel' | 'as it is'> {
  if (order.state === 'cancelled') return { may: 'as it is' };
  if (order.state !== 'expired') return { may: 'cancel' };
  return { not: [{ code: 'order_not_cancellable', state: order.state }] };
}

export type CapWish = {
  what: CapKind;
  from: number | null;
  to: number | null;
  by: 'host' | 'moderator';
};

/** `waits`: for a second person. `harvest`: what has to be recorded as made, so that the lot can hold it. */
export function maySetCap(
  book: Book,
  { what, from, to, by }: CapWish,
): Verdict<{ harvest: number } | 'as it is' | 'waits'> {
  const now = book.capOf(what);
  const unit = what === 'picking_day_cap' ? 'g' : book.unit;
  const over = whyOver(book);
  if (over) return { not: [over] };
  if (what === 'picking_day_cap' && book.day === null) return { not: [{ code: 'no_picking_day' }] };
  if (to === now) return { may: 'as it is' };
  if (from !== now) return { not: [{ code: 'changed_meanwhile', now, asked: to, unit }] };
  const isPerPerson = what === 'per_buyer' || what === 'per_household';
  if (to === null ? what === 'cap' : isPerPerson && to < book.minimum) return { not: [{ code: 'invalid' }] };
  const promised = book.promisedUnder(what);
  if (to !== null && to < promised) return { not: [{ code: 'cap_below_promised', promised }] };
  // To take away what protects the producer's hands is as big a change as there is.
  if (what === 'picking_day_cap' && to === null) return { may: 'waits' };
  if (what !== 'cap' || to === null) return { may: { harvest: 0 } };
  const free = book.orchard.made - book.orchard.setAside;
  const harvest = Math.max(0, to - book.cap - free);
  if (harvest > 0 && by === 'moderator') return { not: [{ code: 'lot_short', free, unit }] };
  return { may: { harvest } };
}

export function maySetPrice(book: Book, dong: number): Verdict<'move' | 'as it is'> {
  const over = whyOver(book);
  if (over) return { not: [over] };
  return { may: dong === book.priceDong ? 'as it is' : 'move' };
}

export function maySetState(book: Book): Verdict<'move'> {
  const over = whyOver(book);
  return over ? { not: [over] } : { may: 'move' };
}

/** What an offer has promised counts on its new day at once, so there has to be room for it. */
export function maySetDay(
  book: Book,
  { from, to }: { from: string | null; to: string | null },
): Verdict<'move' | 'as it is'> {
  const over = whyOver(book);
  if (over) return { not: [over] };
  if (to === book.day) return { may: 'as it is' };
  if (from !== book.day) return { not: [{ code: 'day_changed_meanwhile', now: book.day, asked: to }] };
  if (to === null) return { may: 'move' };
  const promised = book.orchard.gramsPromisedOn(to) + book.gramsPromised;
  const cap = book.orchard.dayCaps.get(to) ?? null;
  if (cap !== null && promised > cap) return { not: [{ code: 'cap_below_promised', promised }] };
  return { may: 'move' };
}

/** Why nothing of an offer can be changed any more. */
function whyOver({ orchard, state }: Book): Refusal | undefined {
  if (orchard.isOver) return { code: 'show_over' };
  return state === 'closed' ? { code: 'offer_closed' } : undefined;
}
