import type { Refusal } from '@chophien/contracts';

type TooOften = Extract<Refusal, { code: 'too_often' }>;
type Window = { times: number; endsAtMs: number };

/**
 * How often one key (a phone, an account, an address) may do one thing; counted in this process, from a key's first time
 * on for `perSeconds`. At once and without a timer for each key: orders come by thousands, and most keys come once.
 */
export class Limit {
  private readonly perMs: number;
  /** Windows that have begun since the turn, and those from before; the latter are all over at the next turn. */
  private young = new Map<string, Window>();
  private old = new Map<string, Window>();
  private turnAtMs = 0;

  constructor(
    private readonly times: number,
    perSeconds: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.perMs = perSeconds * 1_000;
  }

  /** Undefined when it is fine; else when to come back. */
  take(key: string): TooOften | undefined {
    const nowMs = this.nowMs();
    if (nowMs >= this.turnAtMs) this.turn(nowMs);
    const window = this.young.get(key) ?? this.old.get(key);
    if (!window || window.endsAtMs <= nowMs) {
      this.young.set(key, { times: 1, endsAtMs: nowMs + this.perMs });
      return this.times >= 1 ? undefined : this.tooOften(this.perMs);
    }
    window.times += 1;
    return window.times <= this.times ? undefined : this.tooOften(window.endsAtMs - nowMs);
  }

  private tooOften(afterMs: number): TooOften {
    return { code: 'too_often', retryAfterMs: Math.max(1, Math.ceil(afterMs)) };
  }

  private turn(nowMs: number): void {
    this.old = this.young;
    this.young = new Map();
    this.turnAtMs = nowMs + this.perMs;
  }
}
