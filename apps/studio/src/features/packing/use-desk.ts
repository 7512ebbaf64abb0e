import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMarket } from '../../app/market.js';
import { keep } from './keep.js';
import type { ListOf } from './list-path.js';
import { openDesk } from './open-desk.js';

/** The pack list of one producer and day, for as long as its page is open. */
export function useDesk(of: ListOf, accountId: string) {
  const { http } = useMarket();
  const [desk] = useState(() => openDesk({ http, keep, accountId, of, nowMs: Date.now }));
  useEffect(() => desk.start(), [desk]);
  const state = useSyncExternalStore(desk.subscribe, desk.getSnapshot, desk.getSnapshot);
  return { state, desk };
}
