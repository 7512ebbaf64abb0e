import type { Page } from 'playwright-core';

export type Sleeper = {
  /** The tab is put away: nothing reaches it and nothing leaves it, and no line is hung up. */
  sleep: () => Promise<void>;
  /** An hour later somebody looks at it again; the network is there at once, or lets one wait. */
  wake: (network: 'there' | 'slow') => Promise<void>;
  /** What was waited for comes. */
  reach: () => void;
};

/**
 * What a phone does to a tab for an hour, done to a page before it is opened: its live line goes silent without being
 * closed, the page is hidden and shown, and its clock has moved on. (A headless browser shows all its tabs, always.)
 */
export async function makeSleeper(page: Page): Promise<Sleeper> {
  let network: 'there' | 'slow' | 'dead' = 'there';
  const waiting: (() => void)[] = [];
  const carry = (send: () => void) => {
    if (network === 'there') send();
    if (network === 'slow') waiting.push(send);
  };
  await page.routeWebSocket(/socket\.io/, (line) => {
    const server = line.connectToServer();
    line.onMessage((message) => carry(() => server.send(message)));
    server.onMessage((message) => carry(() => line.send(message)));
  });
  await page.addInitScript({
    content: `{
      const now = Date.now;
      let shiftMs = 0;
      let hidden = false;
      Date.now = () => now() + shiftMs;
      Object.defineProperty(document, 'hidden', { get: () => hidden });
      Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
      window.putAway = (away) => {
        if (!away) shiftMs += 3_600_000;
        hidden = away;
        document.dispatchEvent(new Event('visibilitychange'));
      };
    }`,
  });
  return {
    sleep: async () => {
      await page.evaluate('putAway(true)');
      network = 'dead';
    },
    wake: async (found) => {
      network = found;
      await page.evaluate('putAway(false)');
    },
    reach: () => {
      network = 'there';
      for (const send of waiting.splice(0)) send();
    },
  };
}
