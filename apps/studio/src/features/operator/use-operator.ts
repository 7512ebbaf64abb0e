import { useRead } from '@chophien/ui';
import { useEffect, useEffectEvent } from 'react';
import { useMarket } from '../../app/market.js';

const readEveryMs = 2_000;

/** How a process stands, read anew while somebody looks. */
export function useOperator() {
  const { http } = useMarket();
  const { reading, again } = useRead('operator', http.operator);
  const mayKnow = reading.at !== 'refused' || 'retryAfterMs' in reading.refusal;
  const readAgain = useEffectEvent(again);
  useEffect(() => {
    if (!mayKnow) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) readAgain();
    }, readEveryMs);
    return () => clearInterval(timer);
  }, [mayKnow]);
  return { reading, again };
}
