import type { HttpClient, LiveClient, Session } from '@chophien/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market as this device knows it: the doors, who is here, and the live line of a show. */
export type Market = {
  http: HttpClient;
  session: Session;
  openLive: (slug: string) => LiveClient;
};

export const MarketContext = createContext<Market | undefined>(undefined);

export function useMarket(): Market {
  const market = useContext(MarketContext);
  if (market === undefined) throw new Error('outside the market');
  return market;
}

export function useSession() {
  const { session } = useMarket();
  return useSyncExternalStore(session.subscribe, session.getSnapshot, session.getSnapshot);
}
