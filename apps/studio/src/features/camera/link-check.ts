export type LinkVerdict = 'good' | 'fair' | 'poor' | 'none';

/**
 * A plain word for the way to the market, from a few short round trips (undefined: no answer). The median says how far
 * it is, the spread how steady; a lost one weighs most.
 */
export function judgeLink(roundTripsMs: readonly (number | undefined)[]): LinkVerdict {
  const answered = roundTripsMs.filter((each) => each !== undefined).sort((a, b) => a - b);
  if (answered.length === 0) return 'none';
  const median = answered[Math.floor(answered.length / 2)] ?? 0;
  const spread = (answered.at(-1) ?? 0) - (answered[0] ?? 0);
  if (answered.length < roundTripsMs.length || median > 500 || spread > 1_500) return 'poor';
  return median > 180 || spread > 500 ? 'fair' : 'good';
}
