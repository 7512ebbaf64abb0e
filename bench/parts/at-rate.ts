import { setTimeout as sleep } from 'node:timers/promises';

/** So many a second, evenly, and for so long; whether the one before has ended is not asked. */
export async function atRate(
  perSecond: number,
  seconds: number,
  one: (nth: number) => unknown,
): Promise<void> {
  const startedMs = performance.now();
  for (let done = 0; ;) {
    const passedMs = performance.now() - startedMs;
    if (passedMs > seconds * 1_000) return;
    for (const due = (passedMs / 1_000) * perSecond; done < due; done += 1) void one(done);
    await sleep(5);
  }
}
