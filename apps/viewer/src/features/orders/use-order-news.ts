import { useEffect, useEffectEvent } from 'react';
import { useMarket, type OrderEars } from '../../app/market.js';

/** Hears of the buyer's orders as they change, and of every moment in which a change may have gone unheard. */
export function useOrderNews({ changed, missed }: OrderEars): void {
  const { hearOrders, openOutbox } = useMarket();
  const hear = useEffectEvent(changed);
  const miss = useEffectEvent(missed);
  useEffect(() => {
    const line = hearOrders({ changed: (order) => hear(order), missed: () => miss() });
    // One that an earlier page asked for and the market has taken now, with a line or without.
    const outbox = openOutbox().then((opened) => opened?.news.subscribe(() => miss()));
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
      void outbox.then((deafen) => deafen?.());
    };
  }, [hearOrders, openOutbox]);
}
