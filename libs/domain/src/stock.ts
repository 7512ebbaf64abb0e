import { isOnStep } from './steps.js';
import { accept, refuse, type Result } from './result.js';

/** An offer's counters, grams or pieces. `0 ≤ sold + held ≤ cap` always; the database checks it too. */
export type Stock = { cap: number; held: number; sold: number };

export function leftOf(stock: Stock): number {
  return stock.cap - stock.held - stock.sold;
}

/** A cap never goes below what is already promised. */
export function decideCap(
  stock: Stock,
  cap: number,
): Result<number, { code: 'cap_below_promised'; promised: number }> {
  const promised = stock.held + stock.sold;
  return cap < promised ? refuse({ code: 'cap_below_promised', promised }) : accept(cap);
}

/** What is done to an offer's stock beside its caps. Amounts in grams or pieces. */
export const stockActs = ['cap', 'move', 'spoiled', 'sold_out', 'reopen'] as const;
export type StockAct = (typeof stockActs)[number];

/** A buyer may ask for more than everybody may have, in all; undefined when this is such an ask. */
export function whyNotMore(
  offer: { perBuyer: number | null; perHousehold: number | null; step: number; minimum: number; cap: number },
  amount: number,
): string | undefined {
  const limit = Math.min(offer.perBuyer ?? Infinity, offer.perHousehold ?? Infinity);
  if (amount <= limit) return 'min';
  if (amount > offer.cap) return 'max';
  return isOnStep(offer, amount) ? undefined : 'isOnStep';
}

/** A channel's share of an offer (null: all of it), and what has been taken of it. */
export type Share = { cap: number | null; taken: number };

/**
 * Moves a part of one channel's share to another's. A channel without a share of its own may take all there is: it has
 * nothing to give, and what is given to it only leaves the giver.
 */
export function decideChannelMove(
  from: Share,
  to: Share,
  amount: number,
): Result<
  { from: number; to: number | null },
  | { code: 'invalid'; fields: { path: string; rule: string }[] }
  | { code: 'cap_below_promised'; promised: number }
> {
  if (from.cap === null)
    return refuse({ code: 'invalid', fields: [{ path: 'fromChannel', rule: 'hasShare' }] });
  const rest = from.cap - amount;
  if (rest < from.taken) return refuse({ code: 'cap_below_promised', promised: from.taken });
  return accept({ from: rest, to: to.cap === null ? null : to.cap + amount });
}

/** What is lost comes out of what is in no offer, and the rest out of the offer's own cap, never out of what is promised. */
export function decideSpoiled(
  free: number,
  stock: Stock,
  amount: number,
): Result<{ capBy: number }, { code: 'lot_short'; free: number }> {
  const within = free + leftOf(stock);
  if (amount > within) return refuse({ code: 'lot_short', free: within });
  return accept({ capBy: Math.max(0, amount - free) });
}
