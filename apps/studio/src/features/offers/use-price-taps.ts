import type { OfferView } from '@chophien/contracts';
import { useRef, useState } from 'react';
import { steppedPrice } from './price-steps.js';

/**
 * Taps on − and + run ahead of the market: the wanted price is shown at once, sent one at a time, and only the last
 * one of a quick row is sent after the one under way.
 */
export function usePriceTaps(offer: OfferView, send: (priceDong: number) => Promise<boolean>) {
  const [wanted, setWanted] = useState<number>();
  const sending = useRef<number>(undefined);
  const latest = useRef<number>(undefined);

  const flush = async () => {
    while (latest.current !== undefined && latest.current !== sending.current) {
      sending.current = latest.current;
      if (!(await send(sending.current))) break;
    }
    sending.current = undefined;
    latest.current = undefined;
    setWanted(undefined);
  };
  const tap = (way: 'down' | 'up') => {
    const next = steppedPrice(latest.current ?? offer.priceDong, way);
    const idle = latest.current === undefined;
    latest.current = next;
    setWanted(next);
    if (idle) void flush();
  };
  return { priceDong: wanted ?? offer.priceDong, tap };
}
