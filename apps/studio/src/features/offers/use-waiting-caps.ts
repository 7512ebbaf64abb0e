import type { CapRequestView } from '@chophien/contracts';
import { useRead } from '@chophien/ui';
import { useEffect, useEffectEvent } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from '../room/live-context.js';

const readEveryMs = 10_000;

/** The changes of the show's caps that wait for a second person: read anew at the news of one, and now and then. */
export function useWaitingCaps(showId: string) {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const { reading, again, put } = useRead(`waiting caps ${showId}`, () => http.waitingCaps(showId));
  const mayKnow = reading.at !== 'refused';
  const readAgain = useEffectEvent(again);
  useEffect(() => {
    if (!mayKnow) return undefined;
    const timer = setInterval(() => readAgain(), readEveryMs);
    let heard = store.getSnapshot().capsNews;
    const deafen = store.subscribe(() => {
      const { capsNews } = store.getSnapshot();
      if (capsNews === heard) return;
      heard = capsNews;
      readAgain();
    });
    return () => {
      clearInterval(timer);
      deafen();
    };
  }, [mayKnow, store]);
  const all = reading.at === 'full' ? reading.value.filter(({ what }) => what === 'cap') : [];
  return {
    of: (offerId: string) => all.filter((request) => request.offerId === offerId),
    again,
    /** In the place of what the same person asked before. */
    add: (request: CapRequestView) =>
      put([
        ...all.filter((each) => each.offerId !== request.offerId || each.askedBy.id !== request.askedBy.id),
        request,
      ]),
  };
}
