import { useEffect } from 'react';
import { useMarket, useSession } from '../../app/market.js';

const againMs = 5_000;

/** Asks who is here until the market answers: every few seconds, and at once when the device's network is back. */
export function useSessionAgain(): () => void {
  const { session } = useMarket();
  const state = useSession();
  const isLost = state.at === 'unknown' && state.lost === true;
  useEffect(() => {
    if (!isLost) return undefined;
    const ask = () => void session.read();
    const timer = setInterval(ask, againMs);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', ask);
    };
  }, [session, isLost]);
  return () => void session.read();
}
