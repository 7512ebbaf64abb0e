import type { StudioShowView } from '@chophien/contracts';
import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from './live-context.js';
import { paced } from './paced.js';

/** In a rush the sums are asked for at most this often; each order itself is shown at once. */
const pauseMs = 1_500;

/** What the show has sold, asked anew after orders came. */
export function useTotals(view: StudioShowView): StudioShowView['totals'] {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [totals, setTotals] = useState(view.totals);
  const showId = view.show.id;
  useEffect(() => {
    let wanted = true;
    const reading = paced(async () => {
      const answer = await http.studioShow(showId);
      if (!wanted || !answer.ok) return;
      setTotals(answer.value.totals);
      store.tell({ type: 'studio.read', orders: answer.value.orders });
    }, pauseMs);
    const newestOf = () => store.getSnapshot().studioOrders[0]?.id;
    let newest = newestOf();
    const leave = store.subscribe(() => {
      if (newestOf() === newest) return;
      newest = newestOf();
      reading.ask();
    });
    return () => {
      wanted = false;
      leave();
      reading.stop();
    };
  }, [http, store, showId]);
  return totals;
}
