import type { Refusal } from '@chophien/contracts';
import {
  accept,
  LaneQueue,
  refuse,
  settleInLane,
  type AskId,
  type BatchPlan,
  type Busy,
  type LaneBounds,
  type LaneReply,
  type LaneStep,
} from '@chophien/domain';
import type { LaneTally } from '../db/lane-tally.js';
import {
  databaseIsGone,
  mayRunAgain,
  type OpenTx,
  type Queries,
  type UnitOfWork,
} from '../db/unit-of-work.js';
import { advance, soldOutFor, type LaneRow, type OrderAsk, type OrderFacts } from './lane-facts.js';
import { answerRepeats, fitsInMind, isStillTrue, lockAndRead, readWhole } from './lane-store.js';
import { placedView } from './orders.rows.js';
import { batchWrite, newOrders, placedOrders, type NewOrder, type PlacedOrder } from './write-batch.js';

/** What refusals are decided from is asked anew after this long, news or none: less than once a second. */
const trustedMs = 1_250;
/** While another node sells the same offer, memory is of no use: so many quiet batches under the lock first. */
const quietBatches = 4;

export type LaneParts = {
  work: UnitOfWork;
  queries: Queries;
  bounds: LaneBounds;
  tally: LaneTally;
  /** Told after each batch that took something, with the offer as it is now. */
  sold: (row: LaneRow, orders: readonly PlacedOrder[]) => void;
};

type Step = LaneStep<OrderAsk, OrderFacts>;
type Reply = LaneReply<OrderFacts>;
type Written = { orders: NewOrder[]; at: Date; row: LaneRow };
type Settled = Pick<Extract<Step, { do: 'answer' }>, 'asks' | 'plan'> & { written: Written | undefined };

/**
 * One offer's queue on this node. It runs the lane's steps (domain) against PostgreSQL: while a batch is in flight the
 * next one gathers, so a quiet lane adds no delay and a crowded one shares each transaction.
 */
export class OrderLane {
  private readonly queue: LaneQueue<OrderAsk>;
  /** Something was asked here and is not answered yet. */
  isBusy = false;
  private memory: OrderFacts | undefined;
  /** False once the offer has more orders than a lane should hold. */
  private canRemember = true;
  private trueAtMs = 0;
  private doubtedAtMs = 0;
  private quietNeeded = 0;
  private lastVersion = -1;
  private open: OpenTx | undefined;
  /** What the batch in flight has made durable, until its answers are out. */
  private written: Written | undefined;
  private asking: Promise<void> | undefined;
  /** Durable, and answered while the database has the next batch in hand. No closure: one of an async caller outlives it. */
  private unanswered: Settled | undefined;

  constructor(
    private readonly offerId: string,
    private readonly parts: LaneParts,
  ) {
    this.queue = new LaneQueue(parts.bounds);
  }

  /**
   * The refusal of an offer that has nothing left, without a word to the database; a crowd together asks once a second
   * whether it is still so. Never for a key that was accepted.
   */
  refuseSoldOut(ask: AskId): Refusal | undefined | Promise<Refusal | undefined> {
    const refusal = soldOutFor(this.memory, ask);
    if (!refusal || this.isTrusted) return refusal;
    this.asking ??= this.askAnew().finally(() => (this.asking = undefined));
    // What came back while it was being asked is not in the answer: then the lane asks once more.
    return this.asking.then(() => (this.isTrusted ? soldOutFor(this.memory, ask) : undefined));
  }

  private async askAnew(): Promise<void> {
    const { memory } = this;
    if (!memory) return;
    const askedAtMs = performance.now();
    const isTrue = await isStillTrue(this.parts.queries, memory).catch(() => false);
    // A batch may have moved it on meanwhile; then that is the newer truth.
    if (this.memory !== memory) return;
    if (isTrue) this.trueAtMs = askedAtMs;
    else this.memory = undefined;
  }

  get waiting(): number {
    return this.queue.length;
  }

  /** What an ask would hear that came now, if the queue is too long. */
  busy(): Busy | undefined {
    return this.queue.busy();
  }

  push(ask: OrderAsk): void {
    const busy = this.queue.push(ask);
    if (busy) ask.answer(refuse(busy));
    else if (!this.isBusy) void this.drain();
  }

  /** Something outside this lane has changed the offer: what is remembered is asked anew before it refuses anybody. */
  doubt(): void {
    this.doubtedAtMs = performance.now();
  }

  /** True when it was asked; what was asked before the last doubt may be older than what the doubt tells of. */
  private get isTrusted(): boolean {
    return performance.now() - this.trueAtMs < trustedMs && this.trueAtMs > this.doubtedAtMs;
  }

  private async drain(): Promise<void> {
    this.isBusy = true;
    // One turn of the loop lets what arrived together be settled together.
    await new Promise((next) => setImmediate(next));
    while (this.queue.length > 0) {
      const startedAt = performance.now();
      const asks = this.queue.take();
      const run = settleInLane<OrderAsk, OrderFacts>(asks);
      for (let step = run.next(); !step.done;) step = run.next(await this.do(step.value));
      this.queue.took(asks.length, performance.now() - startedAt);
      this.parts.tally.took(asks.length);
    }
    this.giveAnswers();
    this.isBusy = false;
  }

  private giveAnswers(): void {
    const settled = this.unanswered;
    this.unanswered = undefined;
    if (settled) this.answer(settled);
  }

  private async do(step: Step): Promise<Reply> {
    try {
      return await this.perform(step);
    } catch (fault) {
      this.forget();
      await this.open?.rollback();
      this.open = undefined;
      const kind = databaseIsGone(fault) ? 'gone' : mayRunAgain(fault) ? 'again' : 'poisoned';
      return { is: 'fault', fault, kind };
    }
  }

  private async perform(step: Step): Promise<Reply> {
    // Where there is nothing to overlap with, an answer waits for nothing.
    const overlaps = step.do === 'write' || (step.do === 'remember' && this.memory !== undefined);
    if (!overlaps) this.giveAnswers();
    switch (step.do) {
      case 'remember':
        return this.remember();
      case 'write':
        return this.write(step.facts, step.asks, step.plan);
      case 'confirm':
        return this.confirm(step.facts);
      case 'lock':
        return this.lock(step.asks);
      case 'commit':
        return this.commit(step.facts, step.asks, step.plan);
      case 'answer': {
        this.unanswered = { asks: step.asks, plan: step.plan, written: this.written };
        this.written = undefined;
        return { is: 'done' };
      }
      case 'fail':
        for (const ask of step.asks) ask.fail(step.fault);
        return { is: 'done' };
    }
  }

  private async remember(): Promise<Reply> {
    if (!this.memory && this.quietNeeded === 0 && this.canRemember) {
      this.trueAtMs = performance.now();
      this.memory = await readWhole(this.parts.queries, this.offerId);
      this.canRemember = this.memory !== undefined;
    }
    return this.memory ? { is: 'facts', facts: this.memory } : { is: 'nothing' };
  }

  private async write(facts: OrderFacts, asks: readonly OrderAsk[], plan: BatchPlan): Promise<Reply> {
    const orders = newOrders(facts, asks, plan);
    const askedAtMs = performance.now();
    const { statement, values } = batchWrite(facts, plan, orders);
    const writing = this.parts.work.once<{ version: number; at: Date }>(statement, values);
    // By then the statement is on its way.
    setImmediate(() => this.giveAnswers());
    const [written] = await writing;
    if (!written) {
      this.forget();
      return { is: 'stale' };
    }
    const memory = advance(facts, plan, orders, written.version);
    this.canRemember = fitsInMind(memory);
    this.memory = this.canRemember ? memory : undefined;
    this.trueAtMs = askedAtMs;
    this.lastVersion = written.version;
    this.written = { orders, at: written.at, row: memory.row };
    return { is: 'done' };
  }

  private async confirm(facts: OrderFacts): Promise<Reply> {
    if (this.isTrusted) return { is: 'done' };
    const askedAtMs = performance.now();
    if (await isStillTrue(this.parts.queries, facts)) {
      this.trueAtMs = askedAtMs;
      return { is: 'done' };
    }
    // Nobody was selling against us: what changed may be read whole at once.
    this.memory = undefined;
    return { is: 'stale' };
  }

  private async lock(asks: readonly OrderAsk[]): Promise<Reply> {
    this.open = await this.parts.work.open();
    const facts = await lockAndRead(this.open.tx, this.offerId, asks);
    if (facts) return { is: 'facts', facts };
    await this.open.rollback();
    this.open = undefined;
    return { is: 'nothing' };
  }

  private async commit(facts: OrderFacts, asks: readonly OrderAsk[], plan: BatchPlan): Promise<Reply> {
    const { open } = this;
    if (!open) throw new Error('a commit without its lock');
    const wasQuiet = facts.row.version === this.lastVersion;
    this.quietNeeded = wasQuiet ? Math.max(0, this.quietNeeded - 1) : this.quietNeeded;
    this.lastVersion = facts.row.version;
    if (plan.orders > 0) {
      const orders = newOrders(facts, asks, plan);
      const { statement, values } = batchWrite(facts, plan, orders);
      const [written] = await open.tx.rows<{ version: number; at: Date }>(statement.text, values);
      // The show, the picking day or the facts sheet moved between our reading and our writing.
      if (!written) throw Object.assign(new Error('moved under the lock'), { code: '40001' });
      this.lastVersion = written.version;
      this.written = { orders, at: written.at, row: advance(facts, plan, orders, written.version).row };
    }
    this.open = undefined;
    await open.commit();
    return { is: 'done' };
  }

  /** `plan` is undefined where there is no such offer. */
  private answer({ asks, plan, written }: Settled): void {
    if (!plan) {
      for (const ask of asks) ask.answer(refuse({ code: 'not_found' }));
      return;
    }
    const placed = written ? placedOrders(written.orders, written.at) : [];
    const repeats: OrderAsk[] = [];
    let next = 0;
    asks.forEach((ask, at) => {
      const verdict = plan.verdicts[at];
      if (verdict?.is === 'taken') {
        const order = placed[next++];
        if (order) ask.answer(accept(placedView(order)));
        else ask.fail(new Error('an order was taken and not written'));
      } else if (verdict?.is === 'refused') ask.answer(refuse(verdict.refusal));
      else repeats.push(ask);
    });
    if (written) this.parts.sold(written.row, placed);
    if (repeats.length > 0) void answerRepeats(this.parts.queries, repeats);
  }

  private forget(): void {
    this.memory = undefined;
    this.quietNeeded = quietBatches;
  }
}
