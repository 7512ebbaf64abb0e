import { createHttpClient, createSession, LiveClient, openSocketWire } from '@chophien/client';
import type { OrderEars } from './market.js';

/** What every page of this device shares. Knows nothing of React: it is at work before React has been read. */
export function createMarket() {
  const http = createHttpClient();
  const openWire = openSocketWire({ random: Math.random });
  const open = () =>
    new LiveClient({
      http,
      openWire,
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
    hearOrders: ({ changed, missed }: OrderEars) =>
      openWire({
        opened: missed,
        lost: () => undefined,
        heard: (heard) => heard.type === 'order.changed' && changed(heard.fact),
      }),
    /**
     * A show that the address names is entered before anything is drawn; its page takes this line over. Answers when
     * there is something to draw of it.
     */
    enterAhead: async (path: string) => {
      const slug = /^\/s\/([^/]+)/.exec(path)?.[1];
      if (slug === undefined) return;
      ahead = { slug, live: open() };
      await ahead.live.enter(slug);
    },
  };
}
