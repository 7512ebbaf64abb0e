import type { OperatorView, ProcessSecond, RefusalCode } from '@chophien/contracts';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Readings } from './readings.js';

const secondsMax = 60;
const everyMs = 1_000;

type Totals = { frames: number; ticksMs: number; refused: Map<RefusalCode, number> };

/** A look at the instruments once a second, kept for a minute, so that who opens the page sees where things come from. */
@Injectable()
export class LastMinute implements OnModuleInit, OnModuleDestroy {
  private readonly past: (ProcessSecond & { totals: Totals })[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly readings: Readings) {}

  onModuleInit(): void {
    this.look();
    this.timer = setInterval(() => this.look(), everyMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  seconds(): ProcessSecond[] {
    return this.past.map(({ totals: _, ...second }) => second);
  }

  refused(): OperatorView['refused'] {
    const [first] = this.past;
    return [...this.totals().refused]
      .map(([code, times]) => ({ code, times: times - (first?.totals.refused.get(code) ?? 0) }))
      .filter(({ times }) => times > 0)
      .sort((one, other) => other.times - one.times);
  }

  look(): void {
    const { readings } = this;
    const totals = this.totals();
    const before = this.past.at(-1)?.totals ?? totals;
    const frames = totals.frames - before.frames;
    this.past.push({
      sockets: readings.sockets,
      frames,
      tickMs: frames === 0 ? 0 : (totals.ticksMs - before.ticksMs) / frames,
      lateMs: readings.lateMs,
      waiting: readings.waiting(),
      totals,
    });
    if (this.past.length > secondsMax) this.past.shift();
  }

  private totals(): Totals {
    const { told, counts } = this.readings;
    const refused = new Map(counts.refused.http);
    for (const [code, times] of counts.refused.socket) refused.set(code, (refused.get(code) ?? 0) + times);
    return { frames: told.frames, ticksMs: told.ticksMs, refused };
  }
}
