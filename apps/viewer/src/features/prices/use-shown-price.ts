import { shownPrice, type Offered, type ShownPrice } from '@chophien/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMarket } from '../../app/market.js';

/** A timer further off than this would ring at once. */
const timerMsMax = 2_000_000_000;

/** The price of so much of an offer as it is now by the server's clock; drawn anew when it changes by time. */
export function useShownPrice(offer: Offered, amount: number): ShownPrice {
  const { session, first } = useMarket();
  const nowByServer = () => Date.now() + session.terms().clockOffsetMs;
  const [nowMs, setNowMs] = useState(nowByServer);
  // A page that came drawn is taken over as it was drawn, however long it has been kept since.
  const drawnAtMs = useSyncExternalStore(
    nothingToHear,
    () => undefined,
    () => first()?.drawnAtMs,
  );
  const price = shownPrice(offer, drawnAtMs ?? nowMs, amount);
  const { changesAtMs } = price;
  useEffect(() => {
    if (changesAtMs === null) return undefined;
    const leftMs = changesAtMs - (Date.now() + session.terms().clockOffsetMs);
    const timer = setTimeout(
      () => setNowMs(Date.now() + session.terms().clockOffsetMs),
      Math.min(timerMsMax, Math.max(0, leftMs) + 1),
    );
    return () => clearTimeout(timer);
  }, [session, changesAtMs, nowMs]);
  return price;
}

const nothingToHear = () => () => undefined;
