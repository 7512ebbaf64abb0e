/** What leaves the phone, from all to least: the whole picture, its small layer only, the sound with a still. */
export const steps = ['full', 'small', 'still'] as const;
export type Step = (typeof steps)[number];

/** One look at the way out. What a browser does not say is undefined; a figure that is no number counts as unsaid. */
export type LinkSample = {
  atMs: number;
  /** What the media server says of our way to it. */
  quality?: 'good' | 'fair' | 'poor' | 'lost' | undefined;
  /** The sender says that the link, and nothing else, holds its picture back. */
  limited?: boolean | undefined;
  /** What the sender believes it may send, in bits a second. */
  availableBps?: number | undefined;
  /** The share of packets the far side missed lately, 0 to 1. */
  lossShare?: number | undefined;
  roundTripMs?: number | undefined;
  /** Moves whenever the far side has heard us. */
  acknowledged?: number | undefined;
};

export type Stepping = {
  step: Step;
  badSinceMs?: number;
  goodSinceMs?: number;
  /** The last look that told something. */
  toldAtMs?: number;
  acknowledged?: number;
  climbedAtMs?: number;
  /** How long it must be good before the next climb. */
  climbAfterMs: number;
};

export const downAfterMs = 6_000;
export const upAfterMs = 12_000;
/** A climb that fails doubles the wait, up to this. */
export const upAfterMsMax = 160_000;
/** A step up that has held this long was no failure. */
const heldMs = 45_000;
/** A row of looks with a longer hole in it (a page asleep) says nothing of the time between. */
const holeMs = 7_000;

export const startStepping: Stepping = { step: 'full', climbAfterMs: upAfterMs };

/**
 * The step after one more look: down after 6 s of a bad link, up after 12 s of a good one, one step at a time, and
 * later after each climb that failed. A look that tells nothing moves nothing.
 */
export function stepLink(now: Stepping, sample: LinkSample): Stepping {
  const verdict = judge(now, sample);
  const acknowledged = known(sample.acknowledged) ?? now.acknowledged;
  if (verdict === 'unsaid') return { ...now, acknowledged };
  const seen = { ...unlessHole(now, sample.atMs), acknowledged, toldAtMs: sample.atMs };
  if (verdict === 'bad') return afterBad({ ...seen, goodSinceMs: undefined }, sample.atMs);
  // Neither good nor bad keeps the count of bad seconds, and is no ground to climb on.
  if (verdict === 'middling') return { ...seen, goodSinceMs: undefined };
  return afterGood({ ...seen, badSinceMs: undefined }, sample.atMs);
}

function afterBad(now: Stepping, atMs: number): Stepping {
  const badSinceMs = now.badSinceMs ?? atMs;
  const lower = steps[steps.indexOf(now.step) + 1];
  if (lower === undefined || atMs - badSinceMs < downAfterMs) return { ...now, badSinceMs };
  const failedClimb = now.climbedAtMs !== undefined && atMs - now.climbedAtMs < heldMs;
  const climbAfterMs = failedClimb ? Math.min(now.climbAfterMs * 2, upAfterMsMax) : now.climbAfterMs;
  return { ...now, step: lower, badSinceMs: undefined, climbedAtMs: undefined, climbAfterMs };
}

function afterGood(now: Stepping, atMs: number): Stepping {
  const goodSinceMs = now.goodSinceMs ?? atMs;
  const held = now.climbedAtMs !== undefined && atMs - now.climbedAtMs >= heldMs;
  const climbAfterMs = held ? upAfterMs : now.climbAfterMs;
  const higher = steps[steps.indexOf(now.step) - 1];
  if (higher === undefined || atMs - goodSinceMs < climbAfterMs) return { ...now, goodSinceMs, climbAfterMs };
  return { ...now, step: higher, goodSinceMs: undefined, climbedAtMs: atMs, climbAfterMs };
}

function unlessHole(now: Stepping, atMs: number): Stepping {
  const isHole = now.toldAtMs !== undefined && atMs - now.toldAtMs > holeMs;
  return isHole ? { ...now, badSinceMs: undefined, goodSinceMs: undefined } : now;
}

/**
 * What each step needs to be worth keeping, and what it must show before the next is tried, in bits a second. The
 * estimate follows what is sent, so a climb is asked of what the present step can show and not of what the next costs.
 */
const needs: Record<Step, { keepsBps: number; climbsBps: number }> = {
  full: { keepsBps: 450_000, climbsBps: 450_000 },
  small: { keepsBps: 110_000, climbsBps: 200_000 },
  // Sound alone moves no estimate: after losses it stays near nothing however good the link has become.
  still: { keepsBps: 0, climbsBps: 0 },
};

function judge(now: Stepping, sample: LinkSample): 'bad' | 'middling' | 'good' | 'unsaid' {
  const bps = known(sample.availableBps);
  const lossShare = known(sample.lossShare);
  const roundTripMs = known(sample.roundTripMs);
  const acknowledged = known(sample.acknowledged);
  const { keepsBps, climbsBps } = needs[now.step];
  // A still holds nothing back. A low estimate alone says little: where nobody watches, little is sent, and it stays low.
  const limited = now.step === 'still' ? undefined : sample.limited;
  const starved = limited === true && (bps ?? Infinity) < keepsBps;
  const silent = acknowledged !== undefined && acknowledged === now.acknowledged;
  // The server also calls a picture poor that we ourselves made small, so its word counts only for the whole one.
  const poor = sample.quality === 'lost' || (now.step === 'full' && sample.quality === 'poor');
  if (starved || silent || poor || (lossShare ?? 0) >= 0.12 || (roundTripMs ?? 0) >= 1_200) return 'bad';
  if (bps === undefined && lossShare === undefined && roundTripMs === undefined) return 'unsaid';
  const narrow = limited ?? (bps ?? Infinity) < climbsBps;
  return narrow || (lossShare ?? 0) >= 0.04 || (roundTripMs ?? 0) >= 500 ? 'middling' : 'good';
}

function known(figure: number | undefined): number | undefined {
  return figure !== undefined && Number.isFinite(figure) && figure >= 0 ? figure : undefined;
}
