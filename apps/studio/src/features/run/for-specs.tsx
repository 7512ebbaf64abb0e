import { createStore, initialLive, stepStudio, type LiveClient, type StudioClient } from '@chophien/client';
import type { OfferView, ShowView } from '@chophien/contracts';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { inMarket } from '../../app/for-specs.js';
import { anOffer } from '../offers/for-specs.js';
import { LiveContext } from '../room/live-context.js';

export const aShow: ShowView = {
  ...{ id: 'show-1', slug: 'vai', title: 'Vải sáng nay', booth: { slug: 'vuon', name: 'Vườn bà Sáu' } },
  ...{ state: 'live', cameraOn: true, startsAtMs: 0, startedAtMs: 0, endedAtMs: null, pinnedOfferId: null },
  ...{ picture: '/pictures/vai', version: 1 },
};

/** Three in a bag: vải, nhãn, mật ong. */
export const aBag: OfferView[] = ['Vải', 'Nhãn', 'Mật ong'].map((name, at) =>
  anOffer({ id: `offer-${at + 1}`, name, position: at + 1, priceDong: 40_000 }),
);

/** A part of the studio of this show, whose market has these doors and no others. */
export async function inShow(part: ReactNode, http: Partial<StudioClient>, offers: OfferView[] = aBag) {
  const store = createStore(stepStudio, initialLive);
  store.tell({
    type: 'show.snapshot',
    fact: { show: aShow, offers, chat: [], watching: 1, atMs: 1 },
  });
  const live: LiveClient = Object.assign(Object.create(null), { store });
  const Around = inMarket(http);
  render(
    <Around>
      <LiveContext value={live}>{part}</LiveContext>
    </Around>,
  );
  await act(() => Promise.resolve());
  return store;
}
