import { advance, soldOutFor, type OrderAsk, type OrderFacts } from '@chophien/api/lane-facts';
import { placedView } from '@chophien/api/order-rows';
import {
  accept,
  LaneQueue,
  refuse,
  settleInLane,
  type BatchPlan,
  type LaneReply,
  type LaneStep,
} from '@chophien/domain';
import { SqlFault, type Database, type Process, type Tx } from './database.js';
import { isStillTrue, lockAndRead, readWhole, writeBatch, type Written } from './lane-store.js';

export const trustedMs = 1_000;
const quietBatches = 4;

export type NodeParts = {
  database: Database;
  holdMs: number;
  bounds: { waitingMax: number; batchMax: number };
  /** Whether the connection is cut just now. */
  isCut: () => boolean;
  /** Told of every plan as it is answered, with what it was decided from and when that was last known to be true. */
  decided: (decision: Decision) => void;
  /** Told of a refusal that the door gave from memory. */
  soldOut: (facts: OrderFacts, askedAtMs: number) => void;
  fault: (fault: unknown) => void;
};

export type Decision = {
  facts: OrderFacts;
  asks: readonly OrderAsk[];
  plan: BatchPlan;
  atMs: number;
  isUnderLock: boolean;
};

type Reply = LaneReply<OrderFacts>;
type Step = LaneStep<OrderAsk, OrderFacts>;

/** The connection was cut: what was sent may have been kept, or not. */
class Cut extends Error {}

/** One API process: its lanes are all that it remembers, and gone when it crashes. */
export class SimNode {
  readonly lanes = new Map<string, SimLane>();

  constructor(private readonly parts: NodeParts) {}

  lane(offerId: string): SimLane {
    const known = this.lanes.get(offerId);
    if (known) return known;
    const lane = new SimLane(offerId, this.parts);
    this.lanes.set(offerId, lane);
    return lane;
  }

  doubt(offerId: string): void {
    this.lanes.get(offerId)?.doubt();
  }
}

/** `OrderLane` of the API, over the simulated database: every wait there is a place where the scheduler may go on elsewhere. */
export class SimLane {
  readonly queue: LaneQueue<OrderAsk>;
  isRunning = false;
  private memory: OrderFacts | undefined;
  private trueAtMs = 0;
  private doubtedAtMs = 0;
  private quietNeeded = 0;
  private lastVersion = -1;
  private decidedAtMs = 0;
  private isUnderLock = false;
  private open: Tx | undefined;
  private written: { by: Written; facts: OrderFacts } | undefined;

  constructor(
    private readonly offerId: string,
    private readonly parts: NodeParts,
  ) {
    this.queue = new LaneQueue(parts.bounds);
  }

  doubt(): void {
    this.doubtedAtMs = this.parts.database.nowMs;
  }

  /** `place-order.ts`: the door refuses from memory what is sold out; what is in doubt is asked anew first. */
  *place(ask: OrderAsk, queue: () => void): Process {
    const askedAtMs = this.parts.database.nowMs;
    if (soldOutFor(this.memory, ask) && !this.isTrusted) yield* this.askAnew();
    const { memory } = this;
    const refusal = soldOutFor(memory, ask);
    if (!memory || !refusal) return queue();
    this.parts.soldOut(memory, askedAtMs);
    ask.answer(refuse(refusal));
  }

  private *askAnew(): Process {
    const { memory } = this;
    if (!memory) return;
    const askedAtMs = this.parts.database.nowMs;
    yield undefined;
    const isTrue = isStillTrue(this.parts.database, memory);
    yield undefined;
    if (this.memory !== memory) return;
    if (isTrue) this.trueAtMs = askedAtMs;
    else this.memory = undefined;
  }

  private get isTrusted(): boolean {
    return this.parts.database.nowMs - this.trueAtMs < trustedMs && this.trueAtMs > this.doubtedAtMs;
  }

  /** The transaction that a crash of this process would lose. */
  crash(): void {
    this.open?.rollback();
  }

  *drain(): Process {
    while (this.queue.length > 0) {
      const run = settleInLane<OrderAsk, OrderFacts>(this.queue.take());
      for (let step = run.next(); !step.done;) step = run.next(yield* this.do(step.value));
    }
    this.isRunning = false;
  }

  private *do(step: Step): Process<Reply> {
    yield undefined;
    try {
      return yield* this.perform(step);
    } catch (fault) {
      this.memory = undefined;
      this.quietNeeded = quietBatches;
      this.open?.rollback();
      this.open = undefined;
      if (fault instanceof Cut) return { is: 'fault', fault, kind: 'gone' };
      if (!(fault instanceof SqlFault)) throw fault;
      this.parts.fault(fault);
      return { is: 'fault', fault, kind: fault.code === '23514' ? 'poisoned' : 'again' };
    }
  }

  private *perform(step: Step): Process<Reply> {
    switch (step.do) {
      case 'remember':
        return yield* this.remember();
      case 'write':
        return yield* this.write(step);
      case 'confirm':
        return this.confirm(step.facts);
      case 'lock':
        return yield* this.lock(step.asks);
      case 'commit':
        return yield* this.commit(step);
      case 'answer':
        yield* this.answer(step);
        return { is: 'done' };
      case 'fail':
        for (const ask of step.asks) ask.fail(step.fault);
        return { is: 'done' };
    }
  }

  private *remember(): Process<Reply> {
    if (!this.memory && this.quietNeeded === 0) {
      this.trueAtMs = this.parts.database.nowMs;
      this.memory = yield* readWhole(this.parts.database, this.offerId);
    }
    return this.memory ? { is: 'facts', facts: this.memory } : { is: 'nothing' };
  }

  private *write({ asks, plan, facts }: Extract<Step, { do: 'write' }>): Process<Reply> {
    this.open = this.parts.database.begin('write');
    this.isUnderLock = false;
    const written = yield* writeBatch(this.open, facts, { ...this.parts, asks, plan });
    if (!written) {
      this.open.rollback();
      this.open = undefined;
      this.memory = undefined;
      this.quietNeeded = quietBatches;
      return { is: 'stale' };
    }
    this.decidedAtMs = this.parts.database.nowMs;
    yield* this.keep(this.open);
    this.memory = advance(facts, plan, written.orders, written.version);
    this.trueAtMs = this.decidedAtMs;
    this.lastVersion = written.version;
    this.written = { by: written, facts: this.memory };
    return { is: 'done' };
  }

  private confirm(facts: OrderFacts): Reply {
    const { database } = this.parts;
    this.decidedAtMs = database.nowMs;
    this.isUnderLock = false;
    if (this.isTrusted) return { is: 'done' };
    if (isStillTrue(database, facts)) {
      this.trueAtMs = database.nowMs;
      return { is: 'done' };
    }
    this.memory = undefined;
    return { is: 'stale' };
  }

  private *lock(asks: readonly OrderAsk[]): Process<Reply> {
    this.open = this.parts.database.begin('lane');
    const facts = yield* lockAndRead(this.open, this.offerId, asks);
    // The show is read and not locked: who takes nothing hears what was true then.
    this.decidedAtMs = this.parts.database.nowMs;
    if (facts) return { is: 'facts', facts };
    this.open.rollback();
    this.open = undefined;
    return { is: 'nothing' };
  }

  private *commit({ asks, plan, facts }: Extract<Step, { do: 'commit' }>): Process<Reply> {
    const { open } = this;
    if (!open) throw new Error('a commit without its lock');
    this.isUnderLock = true;
    const wasQuiet = facts.row.version === this.lastVersion;
    if (wasQuiet) this.quietNeeded = Math.max(0, this.quietNeeded - 1);
    this.lastVersion = facts.row.version;
    if (plan.orders > 0) {
      const written = yield* writeBatch(open, facts, { ...this.parts, asks, plan });
      if (!written) throw new SqlFault('40001', 'moved under the lock');
      this.lastVersion = written.version;
      this.written = { by: written, facts: advance(facts, plan, written.orders, written.version) };
    }
    yield* this.keep(open);
    return { is: 'done' };
  }

  /** Between the statement and its commit, and between the commit and its answer, everything may be lost. */
  private *keep(tx: Tx): Process {
    yield undefined;
    if (this.parts.isCut()) throw new Cut();
    tx.commit();
    this.open = undefined;
    yield undefined;
    if (this.parts.isCut()) throw new Cut();
  }

  private *answer({ asks, plan, facts }: Extract<Step, { do: 'answer' }>): Process {
    const written = this.written;
    this.written = undefined;
    if (!plan || !facts) {
      for (const ask of asks) ask.answer(refuse({ code: 'not_found' }));
      return;
    }
    const { decidedAtMs: atMs, isUnderLock } = this;
    this.parts.decided({ facts, asks, plan, atMs, isUnderLock });
    const placed = written ? this.placed(written.by) : [];
    const repeats: OrderAsk[] = [];
    let next = 0;
    for (const [at, ask] of asks.entries()) {
      const verdict = plan.verdicts[at];
      if (verdict?.is === 'taken') {
        const order = placed[next++];
        if (order) ask.answer(accept(placedView(order)));
        else ask.fail(new Error('an order was taken and not written'));
      } else if (verdict?.is === 'refused') ask.answer(refuse(verdict.refusal));
      else repeats.push(ask);
    }
    if (repeats.length === 0) return;
    yield undefined;
    for (const ask of repeats) {
      const order = this.parts.database.order(ask);
      if (!order) ask.fail(new Error('an accepted key has no order'));
      else
        ask.answer(order.hash === ask.bodyHash ? accept(placedView(order)) : refuse({ code: 'key_reused' }));
    }
  }

  private placed({ orders, at }: Written) {
    const expiresAt = new Date(at.getTime() + this.parts.holdMs);
    return orders.map((order) => ({
      ...order,
      placed_at: at,
      expires_at: order.state === 'held' ? expiresAt : null,
    }));
  }
}
