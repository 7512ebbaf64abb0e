import {
  createHttpClient,
  createSession,
  LiveClient,
  openSocketWire,
  type HttpClient,
  type Session,
} from '@chophien/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market as this device knows it: the doors, who is here, and the live line of a show. */
export type Market = {
  http: HttpClient;
  session: Session;
  openLive: (slug: string) => LiveClient;
};

export function createMarket() {
  const http = createHttpClient();
  const open = () =>
    new LiveClient({
      http,
      openWire: openSocketWire({ random: Math.random }),
      nowMs: Date.now,
      random: Math.random,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  let ahead: { slug: string; live: LiveClient } | undefined;
  return {
    http,
    session: createSession(http),
    openLive: (slug: string) => {
      const live = ahead?.slug === slug ? ahead.live : open();
      ahead = undefined;
      return live;
    },
    /** A show that the address names is entered before anything is drawn; its page takes this line over. */
    enterAhead: (path: string) => {
      const slug = /^\/s\/([^/]+)/.exec(path)?.[1];
      if (slug === undefined) return;
      ahead = { slug, live: open() };
      void ahead.live.enter(slug);
    },
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
