import type { HttpClient, LiveClient, Session, Wire } from '@chophien/client';
import type { FirstPage, OrderView } from '@chophien/contracts';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { OpenOutbox } from '../features/outbox/open-outbox.js';
import type { ShowPicture } from '../features/stage/picture.js';

/** The market as this device knows it: the doors, who is here, and the live line and the picture of a show. */
export type Market = {
  http: HttpClient;
  session: Session;
  /** What the page that came with the address was drawn from, until that page has taken it. */
  first: () => FirstPage | undefined;
  forgetFirst: () => void;
  /** The same however often it is asked: React may throw a drawing away and begin it anew. */
  openShow: (slug: string) => { live: LiveClient; picture: ShowPicture };
  /** The show that was opened has its page: the next one of that name is opened afresh. */
  forgetBegun: () => void;
  /** What was asked of the market and not answered yet; undefined where its part could not be fetched. */
  openOutbox: () => Promise<OpenOutbox | undefined>;
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
  return useSyncExternalStore(session.subscribe, session.getSnapshot, nobodyYet);
}

const unknown = { at: 'unknown' } as const;
const nobodyYet = () => unknown;

/** What this page came drawn from, if it did: the page that is opened after it reads for itself. */
export function useFirst<At extends FirstPage['at']>(at: At): Extract<FirstPage, { at: At }> | undefined {
  const market = useMarket();
  const [first] = useState(market.first);
  useEffect(() => market.forgetFirst(), [market]);
  return first?.at === at ? (first as Extract<FirstPage, { at: At }>) : undefined;
}
