import { useEffect, useEffectEvent } from 'react';
import { useMarket, type OrderEars } from '../../app/market.js';

/** Hears of the buyer's orders as they change, and of every moment in which a change may have gone unheard. */
export function useOrderNews({ changed, missed }: OrderEars): void {
  const { hearOrders } = useMarket();
  const hear = useEffectEvent(changed);
  const miss = useEffectEvent(missed);
  useEffect(() => {
    const line = hearOrders({ changed: (order) => hear(order), missed: () => miss() });
    const back = () => {
      if (document.visibilityState === 'hidden') return;
      line.wake();
      miss();
    };
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
      line.close();
    };
  }, [hearOrders]);
}
