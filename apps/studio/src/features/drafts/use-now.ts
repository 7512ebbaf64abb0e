import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';

/** The server's time, in whole seconds' steps. */
export function useNowMs(): number {
  const { session } = useMarket();
  const [nowMs, setNowMs] = useState(() => Date.now() + session.terms().clockOffsetMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now() + session.terms().clockOffsetMs), 1_000);
    return () => clearInterval(timer);
  }, [session]);
  return nowMs;
}
