import type { Refusal } from '@chophien/contracts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often one key (a phone, an account, an address) may do one thing; counted in this process. */
export class Limit {
  private readonly limiter: RateLimiterMemory;

  constructor(times: number, perSeconds: number) {
    this.limiter = new RateLimiterMemory({ points: times, duration: perSeconds });
  }

  /** Undefined when it is fine; else when to come back. */
  async take(key: string): Promise<Extract<Refusal, { code: 'too_often' }> | undefined> {
    try {
      await this.limiter.consume(key);
      return undefined;
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      return { code: 'too_often', retryAfterMs: Math.max(1, spent.msBeforeNext) };
    }
  }
}
