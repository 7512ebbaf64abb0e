import type { Channel } from './channels.js';
import { amountMax, isWhole, type Unit } from './money.js';
import {
  priceTimeMsMax,
  type FallingTimeRule,
  type FlashRule,
  type PriceRule,
  type PriceStep,
} from './price-rules.js';
import { accept, assert, refuse, type Result } from './result.js';

/** An offer as its price needs it; the rule is one that `checkRule` accepted. */
export type Priced = { unit: Unit; priceDong: number; priceVersion: number; rule: PriceRule };

/** The moment of an ask: `taken` is all that is held and sold of the offer before it, in grams or pieces. */
export type PriceMoment = { nowMs: number; taken: number };
export type PriceAsk = { amount: number; channel: Channel };

/**
 * What is asked per kilogram or piece. `isAtMost`: it may still fall for who takes now, and never rises.
 * `nextChange` is where the answer is another: a time, or an amount, which is all that is taken for `falling_kilos`
 * and the amount of this one ask for `wholesale`; null: never by itself.
 */
export type PriceNow = { dong: number; isAtMost: boolean; nextChange: NextChange };
export type NextChange = { atMs: number } | { atAmount: number } | null;

export type PriceRefusal =
  | { code: 'not_started'; startsAtMs: number }
  | { code: 'offer_closed' }
  | { code: 'wholesale_only' }
  | { code: 'below_minimum'; minimum: number; unit: Unit };

export type PriceMoved = { code: 'price_moved'; price: { dong: number; version: number }; unit: Unit };

/** The price of an ask at this moment, by the offer's rule. */
export function priceNow(offer: Priced, at: PriceMoment, ask: PriceAsk): Result<PriceNow, PriceRefusal> {
  assert(isWhole(at.nowMs) && at.nowMs <= priceTimeMsMax, 'a time is whole milliseconds within its bound');
  assert(isWhole(at.taken), 'what is taken is whole grams or pieces');
  assert(
    isWhole(ask.amount) && ask.amount <= amountMax,
    'an amount is whole grams or pieces within its bound',
  );
  assert(ask.amount > 0, 'the door lets no empty ask in');
  const now = byRule(offer, at, ask);
  if (now.ok)
    assert(isWhole(now.value.dong) && now.value.dong <= offer.priceDong, 'no rule asks more than the offer');
  return now;
}

/** Takes the ask at the price now when the buyer has confirmed that much: lower is simply taken, higher is told. */
export function decidePrice(
  offer: Priced,
  at: PriceMoment,
  ask: PriceAsk & { price: { dong: number } },
): Result<PriceNow, PriceRefusal | PriceMoved> {
  const now = priceNow(offer, at, ask);
  if (!now.ok || now.value.dong <= ask.price.dong) return now;
  return refuse({
    code: 'price_moved',
    price: { dong: now.value.dong, version: offer.priceVersion },
    unit: offer.unit,
  });
}

/** The price per kilogram or piece once this much is taken in all. */
export function dongByTaken(priceDong: number, steps: readonly PriceStep[], taken: number): number {
  return stepAt(steps, taken)?.dong ?? priceDong;
}

function byRule(offer: Priced, { nowMs, taken }: PriceMoment, ask: PriceAsk): Result<PriceNow, PriceRefusal> {
  const { priceDong, rule } = offer;
  switch (rule.kind) {
    case 'fixed':
    case 'live':
      return accept({ dong: priceDong, isAtMost: false, nextChange: null });
    case 'flash':
      return byFlash(rule, nowMs);
    case 'falling_time':
      return accept(byTime(priceDong, rule, nowMs));
    case 'falling_kilos':
      return accept({
        dong: dongByTaken(priceDong, rule.steps, taken),
        isAtMost: true,
        nextChange: stepAfter(rule.steps, taken),
      });
    case 'wholesale':
      return byAmount(rule.steps, ask, offer.unit);
  }
}

function byFlash({ fromMs, untilMs, flashDong }: FlashRule, nowMs: number): Result<PriceNow, PriceRefusal> {
  if (nowMs < fromMs) return refuse({ code: 'not_started', startsAtMs: fromMs });
  if (nowMs >= untilMs) return refuse({ code: 'offer_closed' });
  return accept({ dong: flashDong, isAtMost: false, nextChange: { atMs: untilMs } });
}

function byTime(priceDong: number, rule: FallingTimeRule, nowMs: number): PriceNow {
  const { fromMs, everyMs, stepDong, floorDong } = rule;
  const falls = wholeTimes(Math.max(0, nowMs - fromMs), everyMs);
  // Compared before it is multiplied: after a long night falls × stepDong would pass 2^53.
  const isAtFloor = falls > wholeTimes(priceDong - floorDong, stepDong);
  const dong = isAtFloor ? floorDong : priceDong - falls * stepDong;
  const nextChange = dong > floorDong ? { atMs: fromMs + (falls + 1) * everyMs } : null;
  return { dong, isAtMost: false, nextChange };
}

function byAmount(
  steps: readonly PriceStep[],
  { amount, channel }: PriceAsk,
  unit: Unit,
): Result<PriceNow, PriceRefusal> {
  if (channel !== 'wholesale') return refuse({ code: 'wholesale_only' });
  const [first] = steps;
  assert(first !== undefined, 'a wholesale rule has a step');
  const step = stepAt(steps, amount);
  if (!step) return refuse({ code: 'below_minimum', minimum: first.fromAmount, unit });
  return accept({ dong: step.dong, isAtMost: false, nextChange: stepAfter(steps, amount) });
}

function stepAt(steps: readonly PriceStep[], amount: number): PriceStep | undefined {
  return steps.findLast(({ fromAmount }) => fromAmount <= amount);
}

function stepAfter(steps: readonly PriceStep[], amount: number): { atAmount: number } | null {
  const next = steps.find(({ fromAmount }) => fromAmount > amount);
  return next ? { atAmount: next.fromAmount } : null;
}

/** How often `part` fits whole into `whole`, in integers throughout. */
function wholeTimes(whole: number, part: number): number {
  return (whole - (whole % part)) / part;
}
