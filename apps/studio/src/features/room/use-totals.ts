import type { StudioShowView } from '@chophien/contracts';
import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { useLive, useLiveClient } from './live-context.js';

/** In a rush the sums are asked for at most this often; each order itself is shown at once. */
const pauseMs = 1_500;

/** What the show has sold, asked anew after orders came. */
export function useTotals(view: StudioShowView): StudioShowView['totals'] {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const orders = useLive((state) => state.studioOrders);
  const [totals, setTotals] = useState(view.totals);
  const showId = view.show.id;
  const newest = orders[0]?.id;
  useEffect(() => {
    const timer = setTimeout(() => {
      void http.studioShow(showId).then((answer) => {
        if (!answer.ok) return;
        setTotals(answer.value.totals);
        store.tell({ type: 'studio.read', orders: answer.value.orders });
      });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [http, store, showId, newest]);
  return totals;
}
