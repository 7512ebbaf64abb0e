import type { FirstPage } from '@chophien/contracts';
import { createMarket } from './app/create-market.js';
import { screenIds } from './features/stage/picture.js';

/** Runs before everything else: the show's line is dialled while the rest is being read. */
export const isDrawn = 'drawn' in document.documentElement.dataset;
export const market = createMarket();
/** There is something of the show to draw, where the page did not come drawn. */
export const read = market.enterAhead(location.pathname, isDrawn);
void market.session.read();
addEventListener('online', () => void market.session.read());

/** What the page came drawn from is taken, and the picture begun on its screen. Answers when the player is at work. */
export async function takePage(): Promise<void> {
  const written = document.getElementById('first')?.textContent;
  if (!written) return;
  const show = market.take(JSON.parse(written) as FirstPage);
  const video = document.getElementById(screenIds.video);
  const audio = document.getElementById(screenIds.audio);
  if (!(video instanceof HTMLVideoElement) || !(audio instanceof HTMLAudioElement)) return;
  const state = show?.live.store.getSnapshot().show?.state;
  if (state === 'live' || state === 'on_hold') await show?.picture.start({ video, audio });
}
