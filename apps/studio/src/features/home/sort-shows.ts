import type { ShowView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';

export type ShowGroups<Show> = { onAir: Show[]; coming: Show[]; past: Show[] };

/** On air; to come, by the hour they open; over, the latest first. */
export function groupShows<Show extends Pick<ShowView, 'state' | 'startsAtMs' | 'endedAtMs'>>(
  shows: readonly Show[],
): ShowGroups<Show> {
  const byHour = (a: Show, b: Show) => a.startsAtMs - b.startsAtMs;
  const endOf = (show: Show) => show.endedAtMs ?? show.startsAtMs;
  return {
    onAir: shows.filter(({ state }) => shopIsOpen(state)).sort(byHour),
    coming: shows.filter(({ state }) => state === 'planned').sort(byHour),
    past: shows.filter(({ state }) => state === 'ended').sort((a, b) => endOf(b) - endOf(a)),
  };
}
