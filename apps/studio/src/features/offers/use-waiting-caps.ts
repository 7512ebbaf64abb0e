import type { CapRequestView } from '@chophien/contracts';
import { useRead } from '@chophien/ui';
import { useEffect, useEffectEvent } from 'react';
import { useMarket } from '../../app/market.js';

const readEveryMs = 10_000;

/** The changes of the show's caps that wait for a second person, read anew while the bag is open. */
export function useWaitingCaps(showId: string) {
  const { http } = useMarket();
  const { reading, again, put } = useRead(`waiting caps ${showId}`, () => http.waitingCaps(showId));
  const mayKnow = reading.at !== 'refused';
  const readAgain = useEffectEvent(again);
  useEffect(() => {
    if (!mayKnow) return undefined;
    const timer = setInterval(() => readAgain(), readEveryMs);
    return () => clearInterval(timer);
  }, [mayKnow]);
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
