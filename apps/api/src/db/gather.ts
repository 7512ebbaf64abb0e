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
  /** Who could wait, a second, of late; and when that was looked at. */
  private came = { perSecond: 0, atMs: 0 };

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
    this.note(0, startedMs);
    const isCrowd = this.came.perSecond > perSecond;
    await Promise.race([sleep(isCrowd ? waitMs : momentMs), hurry.promise]);
    this.impatient = undefined;
    this.note(this.waiting.size, performance.now());
  }

  /** Over half the time that a crowd waits: a few who came at once, after a breath of this process, are no crowd. */
  private note(people: number, nowMs: number): void {
    const tookMs = Math.max(1, nowMs - this.came.atMs);
    const kept = Math.exp((-2 * tookMs) / Math.max(1, this.crowd.waitMs));
    const perSecond = kept * this.came.perSecond + (1 - kept) * (people / tookMs) * 1_000;
    this.came = { perSecond, atMs: nowMs };
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
