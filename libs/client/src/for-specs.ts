import type { ChatLine, OfferView, ShowSnapshot, ShowView } from '@chophien/contracts';

/** A show on air, for specs. */
export const aShow = (over: Partial<ShowView> = {}): ShowView => ({
  id: 'show-1',
  slug: 'vai-thieu',
  title: 'Vải thiều sáng nay',
  booth: { slug: 'vuon-ba-sau', name: 'Vườn bà Sáu' },
  state: 'live',
  cameraOn: true,
  startsAtMs: 0,
  startedAtMs: 0,
  endedAtMs: null,
  pinnedOfferId: null,
  picture: '/pictures/vai',
  version: 1,
  ...over,
});

/** An offer of lychees by the kilogram, with nothing sold yet. */
export const anOffer = (over: Partial<OfferView> = {}): OfferView => ({
  id: 'offer-1',
  showId: 'show-1',
  code: '01',
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
  left: 100_000,
  state: 'open',
  factsId: 'facts-1',
  version: 1,
  ...over,
});

export const aLine = (seq: number): ChatLine => ({
  id: `line-${seq}`,
  seq,
  name: 'Lan',
  fromHost: false,
  text: `câu ${seq}`,
  atMs: seq,
});

/** The show as its snapshot says it: nothing on sale, nothing said. */
export const aSnapshot = (over: Partial<ShowSnapshot> = {}): ShowSnapshot => ({
  show: aShow(),
  offers: [],
  chat: [],
  watching: 1,
  atMs: 1,
  ...over,
});
