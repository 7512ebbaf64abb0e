import { matchesTyped } from '@chophien/i18n';

export type Place = { code: string; name: string; formerly: readonly string[] };

/** `former`: the name of old that was typed, where today's is another. */
export type FoundPlace<P extends Place> = { place: P; former?: string };

/**
 * Places by a few letters of their name, then those that only a name from before July 2025 leads to. A name of old may
 * lead to several: all are offered, and the buyer knows which.
 */
export function findPlaces<P extends Place>(places: readonly P[], typed: string): FoundPlace<P>[] {
  const wanted = withoutKinds(typed);
  const now = places.filter(({ name }) => matchesTyped(name, wanted));
  const then = places.flatMap((place): FoundPlace<P>[] => {
    if (now.includes(place)) return [];
    const former = place.formerly.find((name) => matchesTyped(name, wanted));
    return former === undefined ? [] : [{ place, former }];
  });
  return [...now.map((place) => ({ place })), ...then];
}

/** TP., TX., TT., P., X., Q., H. say what kind of place it was, and begin no name. */
function withoutKinds(typed: string): string {
  return typed.replace(/(^|[\s,])(?:(?:tp|tx|tt|[tpxqh])\.|(?:tp|tx|tt)(?=\s))/giu, '$1 ').replace(/,/g, ' ');
}
