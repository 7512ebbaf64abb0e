import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMarket } from '../../app/market.js';
import { stockKeep } from './keep.js';
import { openStock } from './open-stock.js';

/** The stock room for as long as its page is open. */
export function useStock(accountId: string) {
  const { http } = useMarket();
  const [stock] = useState(() =>
    openStock({ http, keep: stockKeep, accountId, nowMs: Date.now, isHidden: () => document.hidden }),
  );
  useEffect(() => stock.start(), [stock]);
  const state = useSyncExternalStore(stock.subscribe, stock.getSnapshot, stock.getSnapshot);
  return { state, stock };
}
