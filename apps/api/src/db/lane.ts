import { LaneQueue, refuse, type Busy, type LaneBounds, type Result } from '@chophien/domain';
import type { LaneTally } from './lane-tally.js';
import { databaseIsGone } from './unit-of-work.js';

type Waiting<Ask, Answer> = { ask: Ask; done: (answer: Answer) => void; failed: (fault: unknown) => void };

/**
 * One queue, settled batch by batch: while a batch is in flight the next one gathers, so a quiet lane adds no delay
 * and a crowded one shares each transaction. Answers go out only after `settle` has resolved. A batch that throws
 * is run once more ask by ask, so that one poisoned ask cannot fail its neighbours.
 */
export class Lane<Ask, Value, Refusal> {
  private readonly queue: LaneQueue<Waiting<Ask, Result<Value, Refusal | Busy>>>;
  private running = false;

  constructor(
    private readonly settle: (asks: readonly Ask[]) => Promise<readonly Result<Value, Refusal>[]>,
    private readonly bounds: LaneBounds & { onIdle?: () => void; tally?: LaneTally },
  ) {
    this.queue = new LaneQueue(bounds);
  }

  get waiting(): number {
    return this.queue.length;
  }

  /** What an ask would hear that came now; undefined when there is room for it. */
  busy(): Busy | undefined {
    return this.queue.busy();
  }

  ask(ask: Ask): Promise<Result<Value, Refusal | Busy>> {
    return new Promise((done, failed) => {
      const busy = this.queue.push({ ask, done, failed });
      if (busy) done(refuse(busy));
      else if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    // One turn of the loop lets what arrived together be settled together.
    await new Promise((next) => setImmediate(next));
    while (this.queue.length > 0) {
      const startedAt = performance.now();
      const batch = this.queue.take();
      await this.run(batch);
      this.queue.took(batch.length, performance.now() - startedAt);
      this.bounds.tally?.took(batch.length);
    }
    this.running = false;
    this.bounds.onIdle?.();
  }

  private async run(batch: Waiting<Ask, Result<Value, Refusal | Busy>>[]): Promise<void> {
    try {
      const answers = await this.settle(batch.map((one) => one.ask));
      batch.forEach((one, at) => {
        const answer = answers[at];
        if (answer === undefined) one.failed(new Error('the lane settled fewer asks than it was given'));
        else one.done(answer);
      });
    } catch (fault) {
      // Without a database every ask would fail alike, each after its own wait.
      if (batch.length === 1 || databaseIsGone(fault)) batch.forEach((one) => one.failed(fault));
      else for (const one of batch) await this.run([one]);
    }
  }
}
