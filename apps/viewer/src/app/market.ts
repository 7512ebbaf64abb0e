import type { HttpClient, LiveClient, Session, Wire } from '@chophien/client';
import type { OrderView } from '@chophien/contracts';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market as this device knows it: the doors, who is here, and the live line of a show. */
export type Market = {
  http: HttpClient;
  session: Session;
  openLive: (slug: string) => LiveClient;
  /** A line for the buyer's own orders, away from any show. */
  hearOrders: (ears: OrderEars) => Pick<Wire, 'wake' | 'close'>;
};

/** `missed`: the line was just opened, so an order may have changed unheard. */
export type OrderEars = { changed: (order: OrderView) => void; missed: () => void };

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
