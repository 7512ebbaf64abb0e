/**
 * How long to wait before the next try, in ms. The first tries are spread as well: when a server goes, a whole crowd
 * loses its line in the same instant and must not come back in the same instant.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const widthMs = Math.min(10_000, 1_000 * 2 ** Math.min(attempt, 10));
  return Math.round(200 + random() * widthMs);
}
