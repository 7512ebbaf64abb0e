import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './order-load.js';

export type Flooded = {
  offered: number;
  /** Answered before the flood was over. */
  takenInTime: number;
  takenMs: number[];
  busy: number;
  refused: number;
  unanswered: number;
};

/** An answer that has not come so long after the flood is one that never comes. */
const answeredWithinMs = 30_000;

/**
 * Sends at a rate that does not wait for answers: `perSecond` of each kind, each from the next caller in turn. What the
 * generator cannot send in time it does not catch up with; `offered` is what was sent.
 */
export async function flood(
  kinds: readonly (readonly Caller[])[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Flooded[]> {
  const found = kinds.map((): Flooded => ({
    offered: 0,
    takenInTime: 0,
    takenMs: [],
    busy: 0,
    refused: 0,
    unanswered: 0,
  }));
  const startMs = performance.now();
  const endMs = startMs + seconds * 1_000;
  let [fromMs, owed] = [startMs, 0];
  while (fromMs < endMs) {
    // Asleep between sendings: a loop that spins would take its core from PostgreSQL.
    await sleep(1);
    const nowMs = performance.now();
    // At most what is due of the last 20 ms: a generator that fell behind would send a burst that nobody asked for.
    owed = Math.min(owed + ((nowMs - fromMs) / 1_000) * perSecond, perSecond * 0.02);
    fromMs = nowMs;
    for (; owed >= 1; owed -= 1) kinds.forEach((callers, at) => sendOne(callers, found[at]));
  }
  const giveUpMs = performance.now() + answeredWithinMs;
  while (found.some(({ unanswered }) => unanswered > 0) && performance.now() < giveUpMs) await sleep(1);
  return found;

  function sendOne(callers: readonly Caller[], counts: Flooded | undefined): void {
    const caller = callers[(counts?.offered ?? 0) % callers.length];
    if (!caller || !counts) return;
    const sentMs = performance.now();
    counts.offered += 1;
    counts.unanswered += 1;
    caller((verdict) => {
      const nowMs = performance.now();
      counts.unanswered -= 1;
      if (verdict === 'taken') {
        counts.takenMs.push(nowMs - sentMs);
        if (nowMs <= endMs) counts.takenInTime += 1;
      } else if (verdict === 'busy') counts.busy += 1;
      else counts.refused += 1;
    });
  }
}
