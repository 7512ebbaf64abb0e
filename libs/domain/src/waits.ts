import type { Unit } from './money.js';
import type { Offer } from './offers.js';
import { priceNow, type PriceNow, type PriceRefusal } from './prices.js';
import type { Result } from './result.js';
import { isOnStep, largestFitting } from './steps.js';
import { leftOf } from './stock.js';

/** A buyer's wish for goods of an offer that has none left. `waiting` and `offered` stand in line; the rest is over. */
export const waitStates = ['waiting', 'offered', 'served', 'left', 'lapsed', 'ended'] as const;
export type WaitState = (typeof waitStates)[number];

/**
 * Why nothing more comes: all was had · the buyer went · the goods that were held were given up, or their time ran out ·
 * the buyer has as much as one may have · what is missing is less than is sold · no more is sold here.
 */
export const waitReasons = [
  'all_had',
  'went',
  'declined',
  'timed_out',
  'buyer_limit',
  'rest_too_small',
  'offer_closed',
  'show_over',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Somebody in line. `waitsFor`: what is not yet had or held; `room`: what the buyer's limit still lets through. */
export type InLine = { id: string; waitsFor: number; room: number | null };

/** What the line's order has come to for one: an amount to hold now (0: none), what is waited for still, or why not. */
export type Turn = {
  id: string;
  amount: number;
  waitsFor: number;
  ends: Extract<WaitReason, 'buyer_limit' | 'rest_too_small'> | null;
};

type Steps = { step: number; minimum: number };

/**
 * Whose the free goods are. Strictly in order of joining: the first is given as much as fits, and the next is looked at
 * only when nobody before could take a gram more. Who can never take any is told so instead of being passed over.
 * `line` is in order of joining; only those whose lot has changed are answered.
 */
export function serveLine(steps: Steps, free: number, line: readonly InLine[]): Turn[] {
  const turns: Turn[] = [];
  let left = free;
  for (const entry of line) {
    if (left < steps.minimum) break;
    const turn = turnOf(steps, left, entry);
    turns.push(turn);
    left -= turn.amount;
    if (turn.waitsFor > 0) break;
  }
  return turns;
}

function turnOf(steps: Steps, left: number, { id, waitsFor, room }: InLine): Turn {
  const most = room ?? waitsFor;
  const amount = largestFitting(steps, Math.min(left, waitsFor, most));
  const rest = waitsFor - amount;
  if (rest === 0) return { id, amount, waitsFor: 0, ends: null };
  if (largestFitting(steps, Math.min(rest, most - amount)) > 0)
    return { id, amount, waitsFor: rest, ends: null };
  return { id, amount, waitsFor: 0, ends: rest < steps.minimum ? 'rest_too_small' : 'buyer_limit' };
}

/** What a line may be given now, under every cap that its orders count in. */
export function freeForLine(
  offer: Pick<Offer, 'state' | 'channels' | 'pickingDay' | 'cap' | 'held' | 'sold'>,
) {
  if (offer.state !== 'open') return 0;
  const { own } = offer.channels;
  const day = offer.pickingDay;
  const ofOwn = own ? own.cap - own.taken : Infinity;
  const ofDay = day ? Math.floor((day.capGrams - day.takenGrams) / day.gramsEach) : Infinity;
  return Math.max(0, Math.min(leftOf(offer), ofOwn, ofDay));
}

/** What a turn would cost now; a line for what cannot be bought at any price is not stood in, and gets no turns. */
export function priceOfTurn(offer: Offer, amount: number, nowMs: number): Result<PriceNow, PriceRefusal> {
  return priceNow(offer, { nowMs, taken: offer.held + offer.sold }, { amount, channel: 'own' });
}

export type JoinRefusal =
  | { code: 'not_sold_out'; left: number; unit: Unit }
  | { code: 'amount_off_step'; step: number; minimum: number; unit: Unit }
  | { code: 'buyer_limit'; left: number; limit: number; unit: Unit }
  | { code: 'line_full'; most: number };

/** What a wish to join is measured against. `free`: what could be bought at once; `had`: by this buyer, held or bought. */
export type JoinNow = Steps & {
  unit: Unit;
  free: number;
  /** All that is sold of it: nobody waits for more than that. */
  cap: number;
  perBuyer: number | null;
  had: number;
  inLine: number;
  lineMax: number;
};

/** Why nobody joins with this amount; undefined: it may be waited for. */
export function whyNotJoin(now: JoinNow, amount: number): JoinRefusal | undefined {
  const { step, minimum, unit, cap, perBuyer, had, free } = now;
  if (!isOnStep(now, amount)) return { code: 'amount_off_step', step, minimum, unit };
  if (amount > cap) return { code: 'buyer_limit', left: cap, limit: cap, unit };
  if (perBuyer !== null && had + amount > perBuyer)
    return { code: 'buyer_limit', left: Math.max(0, perBuyer - had), limit: perBuyer, unit };
  if (largestFitting(now, free) > 0) return { code: 'not_sold_out', left: free, unit };
  if (now.inLine >= now.lineMax) return { code: 'line_full', most: now.lineMax };
  return undefined;
}
