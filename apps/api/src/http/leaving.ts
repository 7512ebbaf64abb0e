import type { Busy } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Counts } from './counts.js';
import { comeBack } from './pace.js';

const stages = ['here', 'closing', 'shut', 'draining'] as const;
type Stage = (typeof stages)[number];

/** What was taken on is asked for so often while it is being finished. */
const lookMs = 10;
/** By then the other processes have the lines of this one. */
const comeBackWithinMs = 1_000;

/**
 * How far this process is with its leaving. `closing`: it calls itself not ready and serves on; `shut`: nobody new
 * comes in; `draining`: what was taken on is finished and nothing more is taken.
 */
@Injectable()
export class Leaving {
  private stage: Stage = 'here';
  private readonly busy: (() => boolean)[] = [];

  constructor(private readonly counts: Counts) {}

  get isClosing(): boolean {
    return this.stage !== 'here';
  }

  get isShut(): boolean {
    return stages.indexOf(this.stage) >= stages.indexOf('shut');
  }

  /** One who has taken something on that must be answered before the end. */
  waitsFor(isBusy: () => boolean): void {
    this.busy.push(isBusy);
  }

  begin(): void {
    this.stage = 'closing';
  }

  shut(): void {
    this.stage = 'shut';
  }

  /** Settled when all that was taken on is answered. */
  async drain(): Promise<void> {
    this.stage = 'draining';
    while (this.isBusy) await pause(lookMs);
  }

  private get isBusy(): boolean {
    return (
      this.busy.some((isBusy) => isBusy()) || [...this.counts.lanes.values()].some((lanes) => lanes.isBusy)
    );
  }

  /** What a new ask hears; undefined while asks are taken. */
  refusal(): Busy | undefined {
    return this.stage === 'draining' ? comeBack(comeBackWithinMs) : undefined;
  }
}
