import type { OfferView } from '@chophien/contracts';
import { priceNow, type PriceRule } from '@chophien/domain';

/** An offer's price as it is shown at a moment, and where the next one begins. */
export type ShownPrice = {
  /** đồng per kilogram or piece; before a flash, what it will be. */
  dong: number;
  version: number;
  /** The price it stands instead of, where it is less. */
  insteadOf: number | null;
  /** It may still fall for who takes now, and never rises for them. */
  isAtMost: boolean;
  sale: 'open' | 'not_started' | 'over';
  /** When it opens, ends or falls; null: not by time. */
  changesAtMs: number | null;
  /** From how much on it is another: all that is taken, or the amount of this one order; null: not by amount. */
  changesAtAmount: number | null;
  /** The price after that change, where there is one. */
  nextDong: number | null;
  /** The least that can be asked for. */
  minimum: number;
};

export type Offered = Pick<
  OfferView,
  'unit' | 'priceDong' | 'priceVersion' | 'step' | 'minimum' | 'rule' | 'taken'
>;

/** The same function that the market settles by, at the server's time. Whoever asks here has what wholesale asks for. */
export function shownPrice(offer: Offered, nowMs: number, amount: number): ShownPrice {
  const { rule = { kind: 'live' }, taken = 0, priceDong } = offer;
  const minimum = leastOf(offer, rule);
  const at = (ms: number, inAll: number, ask: number) =>
    priceNow({ ...offer, rule }, { nowMs: ms, taken: inAll }, { amount: ask, channel: 'wholesale' });
  const now = at(nowMs, taken, Math.max(minimum, amount));
  const none = { changesAtMs: null, changesAtAmount: null, nextDong: null, insteadOf: null, isAtMost: false };
  const price = { ...none, dong: priceDong, version: offer.priceVersion, minimum };
  if (!now.ok) {
    if (now.refusal.code !== 'not_started') return { ...price, sale: 'over' };
    const { startsAtMs } = now.refusal;
    const first = at(startsAtMs, taken, minimum);
    const dong = first.ok ? first.value.dong : priceDong;
    return {
      ...price,
      dong,
      insteadOf: above(priceDong, dong),
      sale: 'not_started',
      changesAtMs: startsAtMs,
    };
  }
  const { dong, isAtMost, nextChange } = now.value;
  const [atMs, atAmount] = [
    nextChange && 'atMs' in nextChange ? nextChange.atMs : null,
    nextChange && 'atAmount' in nextChange ? nextChange.atAmount : null,
  ];
  const next = nextChange && at(atMs ?? nowMs, atAmount ?? taken, atAmount ?? minimum);
  return {
    ...price,
    dong,
    isAtMost,
    insteadOf: above(priceDong, dong),
    sale: 'open',
    changesAtMs: atMs,
    changesAtAmount: atAmount,
    nextDong: next?.ok ? next.value.dong : null,
  };
}

function above(priceDong: number, dong: number): number | null {
  return priceDong > dong ? priceDong : null;
}

/** A first step between two of the offer's own is reached with the one above it. */
function leastOf({ step, minimum }: Offered, rule: PriceRule): number {
  const from = rule.kind === 'wholesale' ? (rule.steps[0]?.fromAmount ?? 0) : 0;
  return minimum + step * Math.max(0, Math.ceil((from - minimum) / step));
}
