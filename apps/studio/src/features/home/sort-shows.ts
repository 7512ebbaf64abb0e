import type { ShowView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';

/** On air first, then planned by the hour they open; what is over apart, the latest first. */
export function sortShows(shows: readonly ShowView[]): { open: ShowView[]; past: ShowView[] } {
  const rank = (show: ShowView) => (shopIsOpen(show.state) ? 0 : 1);
  return {
    open: shows
      .filter(({ state }) => state !== 'ended')
      .sort((a, b) => rank(a) - rank(b) || a.startsAtMs - b.startsAtMs),
    past: shows.filter(({ state }) => state === 'ended').sort((a, b) => b.startsAtMs - a.startsAtMs),
  };
}
