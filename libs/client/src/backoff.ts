/**
 * How long to wait before the next try, in ms. The first tries are spread as well: when a server goes, a whole crowd
 * loses its line in the same instant and must not come back in the same instant. They grow slowly, so that after an
 * outage of some seconds nobody waits as long again.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const widthMs = Math.min(10_000, 1_000 + 750 * attempt);
  return Math.round(200 + random() * widthMs);
}
