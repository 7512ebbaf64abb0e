import type { Busy } from '@chophien/domain';

const [leastMs, spreadMsMin, spreadMsMax] = [250, 1_000, 10_000] as const;

/** Each of a crowd hears another time, somewhere within so long. */
export function comeBack(withinMs: number, random: () => number = Math.random): Busy {
  const spreadMs = Math.min(spreadMsMax, Math.max(spreadMsMin, withinMs));
  return { code: 'busy', retryAfterMs: Math.ceil(leastMs + random() * spreadMs) };
}

/** One for all: there is a pace for every address. */
const sinceStartMs = () => performance.now();

/** So many a second, all together. The more were turned away of late, the wider they are spread. */
export class Pace {
  private room: number;
  private away = 0;
  private atMs: number;

  constructor(
    private readonly perSecond: number,
    private readonly nowMs: () => number = sinceStartMs,
    private readonly random: () => number = Math.random,
  ) {
    this.room = perSecond;
    this.atMs = nowMs();
  }

  /** Undefined when there is room; else when to come back. */
  take(): Busy | undefined {
    const nowMs = this.nowMs();
    const freed = ((nowMs - this.atMs) / 1_000) * this.perSecond;
    this.atMs = nowMs;
    this.room = Math.min(this.perSecond, this.room + freed);
    this.away = Math.max(0, this.away - freed);
    if (this.room >= 1) {
      this.room -= 1;
      return undefined;
    }
    this.away += 1;
    return comeBack((this.away / this.perSecond) * 1_000, this.random);
  }
}
