import { setTimeout as sleep } from 'node:timers/promises';

type Waiting<Value> = {
  answer: Promise<Value | undefined>;
  done: (value: Value | undefined) => void;
  failed: (fault: unknown) => void;
};
/** When more than so many a second can wait, each statement waits so long for more of them, and not only a moment. */
type Crowd = { perSecond: number; momentMs: number; waitMs: number };
const nobodyWaits: Crowd = { perSecond: Infinity, momentMs: 0, waitMs: 0 };

/**
 * Readings of one kind, each by its key: what is asked for while one statement is on its way goes together with the next.
 * For who can wait (`patient`: people who come back, maybe all together) it waits a moment; of a crowd, longer.
 */
export class Gather<Value> {
  private waiting = new Map<string, Waiting<Value>>();
  private isRunning = false;
  private impatient: (() => void) | undefined;
  private isHurried = false;
  private isCrowd = false;
  private lastAtMs = 0;

  constructor(
    private readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
    private readonly crowd: Crowd = nobodyWaits,
  ) {}

  get(key: string, { patient = false } = {}): Promise<Value | undefined> {
    if (!patient) this.hurry();
    const known = this.waiting.get(key);
    if (known) return known.answer;
    const { promise: answer, resolve: done, reject: failed } = withResolvers<Value | undefined>();
    this.waiting.set(key, { answer, done, failed });
    if (!this.isRunning) void this.drain(patient);
    return answer;
  }

  private async drain(patient: boolean): Promise<void> {
    this.isRunning = true;
    // One turn of the loop lets what arrived together be read together.
    await new Promise((next) => setImmediate(next));
    for (let mayWait = patient; this.waiting.size > 0; mayWait = true) {
      if (mayWait && !this.isHurried) await this.moreOfThem();
      const now = this.waiting;
      this.isHurried = false;
      this.waiting = new Map();
      await this.readAll(now);
    }
    this.isRunning = false;
  }

  private async readAll(asked: ReadonlyMap<string, Waiting<Value>>): Promise<void> {
    try {
      const found = await this.read([...asked.keys()]);
      for (const [key, { done }] of asked) done(found.get(key));
    } catch (fault) {
      for (const { failed } of asked.values()) failed(fault);
    }
  }

  /** Until the time is over, or somebody comes who does not wait. */
  private async moreOfThem(): Promise<void> {
    const { perSecond, momentMs, waitMs } = this.crowd;
    const [hurry, startedMs] = [withResolvers<void>(), performance.now()];
    this.impatient = hurry.resolve;
    // A crowd that has gone by is none any more.
    if (startedMs - this.lastAtMs > waitMs) this.isCrowd = false;
    await Promise.race([sleep(this.isCrowd ? waitMs : momentMs), hurry.promise]);
    this.impatient = undefined;
    const tookMs = Math.max(momentMs, performance.now() - startedMs);
    this.lastAtMs = performance.now();
    this.isCrowd = (this.waiting.size / tookMs) * 1_000 > perSecond;
  }

  private hurry(): void {
    this.isHurried = true;
    this.impatient?.();
  }
}

function withResolvers<Value>() {
  let [resolve, reject] = [(_value: Value) => {}, (_fault: unknown) => {}];
  const promise = new Promise<Value>((done, failed) => ([resolve, reject] = [done, failed]));
  return { promise, resolve, reject };
}
