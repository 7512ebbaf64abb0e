import { createHttpClient, createSession, LiveClient, openSocketWire } from '@chophien/client';
import type { FirstPage } from '@chophien/contracts';
import type { OpenOutbox } from '../features/outbox/open-outbox.js';
import { ShowPicture } from '../features/stage/picture.js';
import type { Market, OrderEars } from './market.js';
import { keepOrdersOnlyOf } from './orders-owner.js';

type Begun = { slug: string; live: LiveClient; picture: ShowPicture };

/** What every page of this device shares. Knows nothing of React: it is at work before React has been read. */
export function createMarket() {
  const http = createHttpClient();
  const session = createSession(http);
  session.subscribe(() => {
    const who = session.getSnapshot();
    if (who.at !== 'unknown') keepOrdersOnlyOf(who.at === 'in' ? who.me.accountId : null);
  });
  let outbox: Promise<OpenOutbox | undefined> | undefined;
  const openOutbox = () =>
    (outbox ??= import('../features/outbox/open-outbox.js').then(
      (part) => part.openOutbox(http, session),
      // Fetched again with the next act.
      () => (outbox = undefined),
    ));
  const openWire = openSocketWire({ random: Math.random });
  const begin = (slug: string): Begun => {
    const live = new LiveClient({
      http,
      openWire,
      nowMs: Date.now,
      random: Math.random,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      openOutbox: async () => (await openOutbox())?.box,
    });
    live.store.subscribe(() => {
      const { joined, clockOffsetMs } = live.store.getSnapshot();
      if (joined) session.hearClock(clockOffsetMs);
    });
    return { slug, live, picture: new ShowPicture(live) };
  };
  let first: FirstPage | undefined;
  let begun: Begun | undefined;
  const openShow = (slug: string) => (begun = begun?.slug === slug ? begun : begin(slug));
  return {
    http,
    session,
    openOutbox,
    first: () => first,
    forgetFirst: () => {
      first = undefined;
    },
    openShow,
    forgetBegun: () => {
      begun = undefined;
    },
    hearOrders: ({ changed, missed }: OrderEars) =>
      openWire({
        opened: missed,
        lost: () => undefined,
        heard: (heard) => heard.type === 'order.changed' && changed(heard.fact),
      }),
    /**
     * A show that the address names is entered before anything is drawn; its page takes this line over. Answers when
     * there is something of it to draw; where the page came drawn, that comes by `take`.
     */
    enterAhead: async (path: string, isDrawn: boolean): Promise<void> => {
      const slug = /^\/s\/([^/]+)/.exec(path)?.[1];
      if (slug === undefined) return;
      const { live } = openShow(slug);
      if (isDrawn) live.join(slug);
      else await live.enter(slug);
    },
    /** What this page came drawn from. Answers its show, if it is one. */
    take: (page: FirstPage): Begun | undefined => {
      first = page;
      if (page.at !== 'show') return undefined;
      const opened = openShow(page.snapshot.show.slug);
      opened.live.begin(page.snapshot);
      return opened;
    },
  } satisfies Market & Record<string, unknown>;
}
