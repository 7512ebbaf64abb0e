import type { OfferView } from '@chophien/contracts';
import { priceDongMax } from '@chophien/domain';

/** One tap of − or +: about three in a hundred, in round đồng. */
export function priceStepOf(priceDong: number): number {
  if (priceDong < 20_000) return 500;
  if (priceDong < 100_000) return 1_000;
  if (priceDong < 500_000) return 5_000;
  return 10_000;
}

/** The price after a tap; never below one step, never above what the market takes. */
export function steppedPrice(priceDong: number, way: 'down' | 'up'): number {
  const step = priceStepOf(priceDong);
  const next = way === 'up' ? priceDong + step : priceDong - step;
  return Math.min(priceDongMax, Math.max(step, next));
}

/** The next open offer after the pinned one, in the bag's order and round again; undefined when there is none other. */
export function nextToPin(offers: readonly OfferView[], pinnedId: string | null): OfferView | undefined {
  const open = offers
    .filter((offer) => offer.state === 'open' && offer.left >= offer.minimum)
    .sort((a, b) => a.position - b.position);
  const pinned = offers.find(({ id }) => id === pinnedId);
  const after = open.find((offer) => pinned !== undefined && offer.position > pinned.position);
  const next = after ?? open[0];
  return next?.id === pinnedId ? undefined : next;
}
