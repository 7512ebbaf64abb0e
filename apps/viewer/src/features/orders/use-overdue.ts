import type { OrderView } from '@chophien/contracts';
import { useEffect, useEffectEvent } from 'react';
import { useMarket } from '../../app/market.js';

const askEveryMs = 2_000;

/** Once a hold's time is over, asks the market what has become of it, until it says. Whether it ended is the market's word alone. */
export function useOverdue(orderId: string, isOver: boolean, onChanged: (order: OrderView) => void): void {
  const { http } = useMarket();
  const tell = useEffectEvent(onChanged);
  useEffect(() => {
    if (!isOver) return undefined;
    let wanted = true;
    const ask = async () => {
      const answer = await http.order(orderId);
      if (wanted && answer.ok && answer.value.state !== 'held') tell(answer.value);
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [http, orderId, isOver]);
}
