import { setTimeout as sleep } from 'node:timers/promises';

type Waiting<Value> = {
  answer: Promise<Value | undefined>;
  done: (value: Value | undefined) => void;
  failed: (fault: unknown) => void;
};
type Crowd = { perSecond: number; waitMs: number };

/**
 * Readings of one kind, each by its key: what is asked for while one statement is on its way goes together with the next.
 * Where many come who can wait (`patient`: a crowd that comes back together), each statement waits for more of them.
 */
export class Gather<Value> {
  private waiting = new Map<string, Waiting<Value>>();
  private isRunning = false;
  private impatient: (() => void) | undefined;
  private second = { fromMs: 0, keys: 0 };

  constructor(
    private readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
    private readonly crowd: Crowd,
  ) {}

  get(key: string, { patient = false } = {}): Promise<Value | undefined> {
    if (!patient) this.impatient?.();
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
      if (mayWait && this.isCrowded()) await this.moreOfThem();
      const now = this.waiting;
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
    const hurry = withResolvers<void>();
    this.impatient = hurry.resolve;
    await Promise.race([sleep(this.crowd.waitMs), hurry.promise]);
    this.impatient = undefined;
  }

  private isCrowded(): boolean {
    const nowMs = performance.now();
    if (nowMs - this.second.fromMs > 1_000) this.second = { fromMs: nowMs, keys: 0 };
    this.second.keys += this.waiting.size;
    return this.second.keys > this.crowd.perSecond;
  }
}

function withResolvers<Value>() {
  let [resolve, reject] = [(_value: Value) => {}, (_fault: unknown) => {}];
  const promise = new Promise<Value>((done, failed) => ([resolve, reject] = [done, failed]));
  return { promise, resolve, reject };
}
