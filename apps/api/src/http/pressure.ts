import type { Rank } from '@chophien/contracts';
import type { Busy } from '@chophien/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

const everyMs = 20;
/**
 * How much of what was felt before is kept at a look that comes in time, and at least at a late one: one long breath of
 * the collector turns away chat for a moment and nobody else.
 */
const [kept, keptLeast] = [0.8, 0.5];
/**
 * From this lateness on a rank is turned away: chat early, reads when orders themselves would have to wait. Orders have
 * their lanes' bounds.
 */
const bearableMs = { first: Infinity, order: Infinity, read: 200, chat: 50 } as const satisfies Record<
  Rank,
  number
>;

/** How late this process is with what it has taken on, measured by how late its own clock strikes. */
@Injectable()
export class Pressure implements OnModuleDestroy {
  private lateMs = 0;
  private dueAtMs = performance.now() + everyMs;
  private readonly timer = setInterval(() => this.look(performance.now()), everyMs).unref();

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** How late its clock strikes of late, in ms. */
  get feltLateMs(): number {
    return this.lateMs;
  }

  /** Undefined when there is room for it; else when to come back. */
  refusal(rank: Rank): Busy | undefined {
    if (this.lateMs < bearableMs[rank]) return undefined;
    return { code: 'busy', retryAfterMs: Math.ceil(this.lateMs * 10) };
  }

  private look(nowMs: number): void {
    this.felt(Math.max(0, nowMs - this.dueAtMs));
    this.dueAtMs = nowMs + everyMs;
  }

  /** One look at the clock: it struck so late. */
  felt(lateMs: number): void {
    const share = Math.max(keptLeast, kept ** (1 + lateMs / everyMs));
    this.lateMs = share * this.lateMs + (1 - share) * lateMs;
  }
}
