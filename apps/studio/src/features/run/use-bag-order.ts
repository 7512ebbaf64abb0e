import type { Refusal } from '@chophien/contracts';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from '../room/live-context.js';
import { movedIds } from './run-bag.js';
import type { Run } from './use-run.js';

/** Puts the bag in another order, one move at a time; shown when the market has said yes. */
export function useBagOrder(run: Run) {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [ordering, setOrdering] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const move = async (from: number, to: number): Promise<boolean> => {
    if (ordering.busy || run.bag[to] === undefined || from === to) return false;
    setOrdering({ busy: true });
    const answer = await http.orderBag(run.showId, { offerIds: movedIds(run.bag, from, to) });
    if (answer.ok) for (const offer of answer.value) store.tell({ type: 'offer.moved', offer });
    setOrdering(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    return answer.ok;
  };
  return { refusal: ordering.refusal, move };
}
