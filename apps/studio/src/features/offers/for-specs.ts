import type { OfferView } from '@chophien/contracts';

/** An offer of lychees for specs: open, half of it left. */
export const anOffer = (over: Partial<OfferView> = {}): OfferView => ({
  id: 'offer-1',
  showId: 'show-1',
  code: 'A1',
  position: 1,
  name: 'Vải thiều',
  picture: '/pictures/vai',
  grade: null,
  unit: 'g',
  priceDong: 32_000,
  priceVersion: 1,
  step: 500,
  minimum: 1_000,
  perBuyer: null,
  cap: 100_000,
  left: 50_000,
  state: 'open',
  factsId: 'facts-1',
  version: 1,
  ...over,
});
