/** What the way to the market carries, as a host would say it. */
export type LinkVerdict = 'hd' | 'picture' | 'still' | 'weak' | 'none';

/** One body on its way: how many bytes, and how long until it was answered. */
export type Upload = { bytes: number; tookMs: number };

export type Measurement = {
  /** Short round trips; undefined: no answer. */
  roundTripsMs: readonly (number | undefined)[];
  /** The bodies that came through in time, in order. */
  uploads: readonly Upload[];
};

/** All layers of a 720p picture and its sound; a middle picture; a still now and then beside the sound. */
const bpsFor = { hd: 2_400_000, picture: 700_000, still: 90_000 };

/**
 * One word from the bytes that went up and how steadily the market answers. The largest body says most, since a small
 * one is mostly round trip; a link that loses answers or takes very long is not trusted with the best it can do.
 */
export function verdictOf({ roundTripsMs, uploads }: Measurement): LinkVerdict {
  const steadiness = judgeLink(roundTripsMs);
  if (steadiness === 'none') return 'none';
  const bps = uplinkBps({ roundTripsMs, uploads });
  if (bps === undefined || bps < bpsFor.still) return 'weak';
  if (bps < bpsFor.picture) return 'still';
  if (bps < bpsFor.hd || steadiness === 'poor') return steadiness === 'poor' ? 'still' : 'picture';
  return 'hd';
}

/** Bits a second going up, without the round trip that every body costs; undefined when none came through. */
export function uplinkBps({ roundTripsMs, uploads }: Measurement): number | undefined {
  const largest = uploads
    .filter(({ bytes, tookMs }) => bytes > 0 && Number.isFinite(tookMs) && tookMs >= 0)
    .reduce<Upload | undefined>((most, each) => (each.bytes >= (most?.bytes ?? 0) ? each : most), undefined);
  if (largest === undefined) return undefined;
  const sendingMs = Math.max(1, largest.tookMs - Math.min(median(roundTripsMs) ?? 0, largest.tookMs / 2));
  return (largest.bytes * 8_000) / sendingMs;
}

/** How steadily the market answers: the median says how far it is, the spread how steady; a lost one weighs most. */
function judgeLink(roundTripsMs: Measurement['roundTripsMs']): 'good' | 'poor' | 'none' {
  const answered = roundTripsMs.filter((each) => each !== undefined);
  if (answered.length === 0) return 'none';
  const spread = Math.max(...answered) - Math.min(...answered);
  const lost = answered.length < roundTripsMs.length;
  return lost || (median(answered) ?? 0) > 500 || spread > 1_500 ? 'poor' : 'good';
}

function median(figures: Measurement['roundTripsMs']): number | undefined {
  const sorted = figures.filter((each) => each !== undefined).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
