/** One caller of the door under test: sends an ask and says how it was answered. */
export type Caller = (done: (verdict: 'taken' | 'refused' | 'busy' | 'lost') => void) => void;

export type Load = {
  perSecond: number;
  taken: number;
  refused: number;
  unanswered: number;
  p50Ms: number;
  p99Ms: number;
};

/**
 * Keeps `inFlight` asks under way for `seconds`, each from the next caller in turn; counts those answered after the
 * first fifth, which is the warm-up.
 */
export async function load(
  callers: readonly Caller[],
  { inFlight, seconds }: { inFlight: number; seconds: number },
): Promise<Load> {
  const [startMs, warmMs] = [performance.now(), seconds * 200];
  const [countFromMs, endMs] = [startMs + warmMs, startMs + warmMs + seconds * 1_000];
  const tookMs: number[] = [];
  const count = { taken: 0, refused: 0, busy: 0, lost: 0 };
  let [open, next, lastMs] = [0, 0, countFromMs];
  await new Promise<void>((done) => {
    const send = () => {
      const caller = callers[next++ % callers.length];
      if (!caller) throw new Error('a load without callers');
      const sentAtMs = performance.now();
      open += 1;
      caller((verdict) => {
        const nowMs = performance.now();
        open -= 1;
        if (nowMs >= countFromMs) {
          count[verdict] += 1;
          tookMs.push(nowMs - sentAtMs);
          lastMs = nowMs;
        }
        if (nowMs < endMs) send();
        else if (open === 0) done();
      });
    };
    for (let at = 0; at < inFlight; at += 1) send();
  });
  const sorted = Float64Array.from(tookMs).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return {
    perSecond: count.taken / ((lastMs - countFromMs) / 1_000),
    taken: count.taken,
    refused: count.refused + count.busy,
    unanswered: count.lost,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
