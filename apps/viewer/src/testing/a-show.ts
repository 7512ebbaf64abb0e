import type { OfferView, ShowSnapshot } from '@chophien/contracts';

export const lychees: OfferView = {
  id: 'offer-1',
  showId: 'show-1',
  code: 'A1',
  position: 1,
  name: 'Vải thiều',
  picture: '/pictures/vai',
  grade: 'Loại 1',
  unit: 'g',
  priceDong: 32_000,
  priceVersion: 1,
  step: 500,
  minimum: 500,
  perBuyer: null,
  cap: 100_000,
  left: 50_000,
  state: 'open',
  factsId: 'facts-1',
  version: 1,
};

export const snapshot: ShowSnapshot = {
  show: {
    id: 'show-1',
    slug: 'vai',
    title: 'Vải sáng nay',
    booth: { slug: 'vuon', name: 'Vườn bà Sáu' },
    state: 'live',
    cameraOn: true,
    startsAtMs: 0,
    startedAtMs: 0,
    endedAtMs: null,
    pinnedOfferId: 'offer-1',
    picture: '/pictures/vai',
    version: 1,
  },
  offers: [lychees],
  chat: [],
  watching: 1,
  atMs: 1,
};
