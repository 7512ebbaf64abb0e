import type { StudioWaitView } from '@chophien/contracts';
import { useRead } from '@chophien/ui';
import { useEffect, useEffectEvent } from 'react';
import { useMarket } from '../../app/market.js';
import { useLive } from '../room/live-context.js';
import { newsOfLines } from './lines-of.js';

const spreadMs = 500;

/** Who stands in line for what in this show: read anew when a line has moved, not with every order. */
export function useLines(showId: string): (offerId: string) => StudioWaitView[] {
  const { http } = useMarket();
  const { reading, again } = useRead(`lines ${showId}`, () => http.waitsOfShow(showId));
  const news = useLive(newsOfLines);
  const readAgain = useEffectEvent(again);
  useEffect(() => {
    const timer = setTimeout(() => readAgain(), spreadMs);
    return () => clearTimeout(timer);
  }, [news]);
  const all = reading.at === 'full' ? reading.value : [];
  return (offerId) => all.filter((wait) => wait.offerId === offerId);
}
