import type { Unit } from './money.js';
import { accept, refuse, type Result } from './result.js';
import { shopIsOpen, type ShowState } from './shows.js';
import { leftOf, type Stock } from './stock.js';

export type OfferState = 'open' | 'sold_out' | 'closed';

/** An offer as the settlement needs it. Amounts in grams or pieces, money in đồng per kilogram or piece. */
export type Offer = Stock & {
  unit: Unit;
  state: OfferState;
  step: number;
  minimum: number;
  /** The most one buyer may have in this offer; null: no limit of its own. */
  perBuyer: number | null;
  priceDong: number;
  priceVersion: number;
};

/** What a buyer asks for. `price` is what the buyer saw: nobody ever pays more than that. */
export type Ask = { buyerId: string; amount: number; price: { dong: number; version: number } };

export type AskRefusal =
  | { code: 'show_not_open' }
  | { code: 'offer_closed' }
  | { code: 'amount_off_step'; step: number; minimum: number; unit: Unit }
  | { code: 'price_moved'; price: { dong: number; version: number }; unit: Unit }
  | { code: 'sold_out'; left: number; unit: Unit }
  | { code: 'buyer_limit'; left: number; limit: number; unit: Unit };

export type Taken = { amount: number; priceDong: number; priceVersion: number };
export type Outcome = Result<Taken, AskRefusal>;

export type Settlement = { outcomes: Outcome[]; soldNow: number };

/**
 * Settles a batch of asks for one offer, in order of arrival. `boughtBefore` holds what each buyer already has in
 * this offer. Refused asks take nothing and leave the next its chance; the sum taken never passes the cap.
 */
export function settle(
  offer: Offer,
  show: { state: ShowState },
  asks: readonly Ask[],
  boughtBefore: ReadonlyMap<string, number>,
): Settlement {
  const bought = new Map(boughtBefore);
  const stock = { cap: offer.cap, held: offer.held, sold: offer.sold };
  const outcomes = asks.map((ask): Outcome => {
    const outcome = decideAsk({ ...offer, ...stock }, show, ask, bought.get(ask.buyerId) ?? 0);
    if (outcome.ok) {
      stock.sold += ask.amount;
      bought.set(ask.buyerId, (bought.get(ask.buyerId) ?? 0) + ask.amount);
    }
    return outcome;
  });
  return { outcomes, soldNow: stock.sold - offer.sold };
}

/** One ask against the stock as it stands. The apps use the same function to grey out what would be refused. */
export function decideAsk(offer: Offer, show: { state: ShowState }, ask: Ask, boughtBefore: number): Outcome {
  const { unit, step, minimum } = offer;
  if (!shopIsOpen(show.state)) return refuse({ code: 'show_not_open' });
  if (offer.state === 'closed') return refuse({ code: 'offer_closed' });
  if (!isOnStep(offer, ask.amount)) return refuse({ code: 'amount_off_step', step, minimum, unit });
  if (offer.priceDong > ask.price.dong) {
    return refuse({
      code: 'price_moved',
      price: { dong: offer.priceDong, version: offer.priceVersion },
      unit,
    });
  }
  const left = offer.state === 'sold_out' ? 0 : leftOf(offer);
  if (ask.amount > left) return refuse({ code: 'sold_out', left, unit });
  if (offer.perBuyer !== null && boughtBefore + ask.amount > offer.perBuyer) {
    return refuse({
      code: 'buyer_limit',
      left: Math.max(0, offer.perBuyer - boughtBefore),
      limit: offer.perBuyer,
      unit,
    });
  }
  return accept({ amount: ask.amount, priceDong: offer.priceDong, priceVersion: offer.priceVersion });
}

/** An amount that can be asked for: at least the minimum, and the minimum plus whole steps. */
export function isOnStep(rule: { step: number; minimum: number }, amount: number): boolean {
  return amount >= rule.minimum && (amount - rule.minimum) % rule.step === 0;
}

/** The largest amount that fits in what is left, or 0: the one-tap answer to a refusal. */
export function largestFitting(rule: { step: number; minimum: number }, left: number): number {
  if (left < rule.minimum) return 0;
  return left - ((left - rule.minimum) % rule.step);
}
