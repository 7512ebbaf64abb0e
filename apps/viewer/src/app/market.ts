import {
  createHttpClient,
  createSession,
  LiveClient,
  openSocketWire,
  type HttpClient,
  type Session,
} from '@chophien/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market as this device knows it: the doors, who is here, and a way to open the live line of a show. */
export type Market = { http: HttpClient; session: Session; openLive: () => LiveClient };

export function createMarket(): Market {
  const http = createHttpClient();
  return {
    http,
    session: createSession(http),
    openLive: () =>
      new LiveClient({
        http,
        openWire: openSocketWire({ random: Math.random }),
        nowMs: Date.now,
        random: Math.random,
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      }),
  };
}

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
