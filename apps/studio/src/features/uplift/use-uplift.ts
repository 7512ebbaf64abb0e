import type { UpliftView } from '@chophien/contracts';
import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from '../room/live-context.js';
import { paced } from '../room/paced.js';

const pauseMs = 2_000;

/** The show beside the trader, read anew after orders or offers have changed, and when `round` does. */
export function useUplift(showId: string, round: number): UpliftView | undefined {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [uplift, setUplift] = useState<UpliftView>();
  useEffect(() => {
    let wanted = true;
    const reading = paced(async () => {
      const answer = await http.uplift(showId);
      // What was read stays while the line is bad.
      if (wanted && answer.ok) setUplift(answer.value);
    }, pauseMs);
    let seen = store.getSnapshot();
    const leave = store.subscribe(() => {
      const now = store.getSnapshot();
      if (now.studioOrders !== seen.studioOrders || now.offers !== seen.offers) reading.ask();
      seen = now;
    });
    reading.ask();
    return () => {
      wanted = false;
      leave();
      reading.stop();
    };
  }, [http, store, showId, round]);
  return uplift;
}
