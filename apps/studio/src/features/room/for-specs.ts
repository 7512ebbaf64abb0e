import { LiveClient, stepStudio } from '@chophien/client';
import type { ShowView, StudioShowView } from '@chophien/contracts';

/** A show on air, for specs. */
export const aShow = (over: Partial<ShowView> = {}): ShowView => ({
  id: 'show-1',
  slug: 'vai',
  title: 'Vải sáng nay',
  booth: { slug: 'vuon', name: 'Vườn bà Sáu' },
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

/** The same as its studio reads it, with nothing sold yet. */
export const aStudioShow = (over: Partial<StudioShowView> = {}): StudioShowView => ({
  show: aShow(),
  offers: [],
  orders: [],
  totals: { orders: 0, grams: 0, pieces: 0, dong: 0 },
  ...over,
});

/** A live client that hears and reaches nobody: what a spec tells it is all it knows. */
export function aQuietLive(): LiveClient {
  const unreached = () => Promise.reject(new Error('a quiet line reaches nobody'));
  return new LiveClient({
    http: { placeOrder: unreached, postLine: unreached, show: unreached },
    openWire: () => {
      throw new Error('a quiet line is not opened');
    },
    step: stepStudio,
    nowMs: () => 0,
    random: () => 0,
    wait: () => Promise.resolve(),
  });
}
