import type { OfferView } from './views.js';

/** What a show holds up, as it lies on the market: enough to know its price at any moment. */
export type PinnedCard = Pick<
  OfferView,
  'name' | 'unit' | 'priceDong' | 'priceVersion' | 'rule' | 'taken' | 'step' | 'minimum' | 'left'
>;
