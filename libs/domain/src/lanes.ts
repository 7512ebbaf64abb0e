import { decideBatch, type BatchPlan, type KeyedAsk, type LaneFacts } from './batches.js';

/**
 * One thing that a lane wants done next. What stands behind it (a database, or a simulation of one) does it and
 * answers; between two steps everything may be lost, and only what `write` or `commit` has answered is durable.
 */
export type LaneStep<A extends KeyedAsk, Facts extends LaneFacts> =
  /** The facts as this lane remembers them, if nothing is known to have changed since. → `facts` | `nothing` */
  | { do: 'remember'; asks: readonly A[] }
  /** All at once, and only if the offer is still of the version remembered. → `done` | `stale` */
  | { do: 'write'; asks: readonly A[]; plan: BatchPlan; facts: Facts }
  /** Nothing was taken: is what the refusals were decided from still true? → `done` | `stale` */
  | { do: 'confirm'; asks: readonly A[]; facts: Facts }
  /** Begins a transaction, locks the offer's row and reads under the lock. → `facts` | `nothing`: no such offer */
  | { do: 'lock'; asks: readonly A[] }
  /** Writes what was taken under the lock, and commits. → `done` */
  | { do: 'commit'; asks: readonly A[]; plan: BatchPlan; facts: Facts }
  /** Tells every asker. `plan` is undefined when there is no such offer. → `done` */
  | { do: 'answer'; asks: readonly A[]; plan: BatchPlan | undefined; facts: Facts | undefined }
  /** Nothing is known to have happened, and it was tried again. → `done` */
  | { do: 'fail'; asks: readonly A[]; fault: unknown };

/** `again`: another transaction was in the way, nothing happened. `gone`: there is no database to ask. */
export type LaneReply<Facts extends LaneFacts> =
  | { is: 'facts'; facts: Facts }
  | { is: 'nothing' }
  | { is: 'done' }
  | { is: 'stale' }
  | { is: 'fault'; fault: unknown; kind: 'again' | 'gone' | 'poisoned' };

export type LaneRun<A extends KeyedAsk, Facts extends LaneFacts> = Generator<
  LaneStep<A, Facts>,
  void,
  LaneReply<Facts>
>;

const lockedTriesMax = 4;

/**
 * Settles one batch, step by step. First from memory with one statement that writes only if the memory is true; else
 * under the lock of the offer's row. Answers go out only after what they tell is durable. A batch that cannot be
 * written is tried once more ask by ask, so that one poisoned ask cannot fail its neighbours.
 */
export function* settleInLane<A extends KeyedAsk, Facts extends LaneFacts>(
  asks: readonly A[],
): LaneRun<A, Facts> {
  if (yield* settledFromMemory<A, Facts>(asks)) return;
  for (let tries = 1; ; tries += 1) {
    const fault = yield* settledUnderLock<A, Facts>(asks);
    if (fault === undefined) return;
    if (fault.kind === 'again' && tries < lockedTriesMax) continue;
    // Without a database every ask would fail alike, each after its own wait.
    if (fault.kind === 'gone' || asks.length === 1) {
      yield { do: 'fail', asks, fault: fault.fault };
      return;
    }
    for (const ask of asks) yield* settleInLane<A, Facts>([ask]);
    return;
  }
}

function* settledFromMemory<A extends KeyedAsk, Facts extends LaneFacts>(
  asks: readonly A[],
): Generator<LaneStep<A, Facts>, boolean, LaneReply<Facts>> {
  const remembered = yield { do: 'remember', asks };
  if (remembered.is !== 'facts') return false;
  const { facts } = remembered;
  const plan = decideBatch(facts, asks);
  const verdict =
    plan.orders > 0 ? yield { do: 'write', asks, plan, facts } : yield { do: 'confirm', asks, facts };
  if (verdict.is !== 'done') return false;
  yield { do: 'answer', asks, plan, facts };
  return true;
}

type Fault = { fault: unknown; kind: 'again' | 'gone' | 'poisoned' };

function* settledUnderLock<A extends KeyedAsk, Facts extends LaneFacts>(
  asks: readonly A[],
): Generator<LaneStep<A, Facts>, Fault | undefined, LaneReply<Facts>> {
  const locked = yield { do: 'lock', asks };
  if (locked.is === 'fault') return locked;
  if (locked.is !== 'facts') {
    yield { do: 'answer', asks, plan: undefined, facts: undefined };
    return undefined;
  }
  const { facts } = locked;
  const plan = decideBatch(facts, asks);
  const committed = yield { do: 'commit', asks, plan, facts };
  if (committed.is === 'fault') return committed;
  yield { do: 'answer', asks, plan, facts };
  return undefined;
}

/** There is no room now; after how long it is worth coming back. */
export type Busy = { code: 'busy'; retryAfterMs: number };

/** How many may wait, how many are settled together, and how long (by what batches took) an ask may have to wait. */
export type LaneBounds = { waitingMax: number; batchMax: number; waitMsMax?: number };

/** Asks in order of arrival, with a bound: beyond it an ask is told when to come back. */
export class LaneQueue<A> {
  private waiting: A[] = [];
  /** What a full batch takes, as far as is known. */
  private batchMs = 100;

  constructor(private readonly bounds: LaneBounds) {}

  get length(): number {
    return this.waiting.length;
  }

  /** Undefined when it stands in the queue; else after how long it is worth coming back. */
  push(ask: A): Busy | undefined {
    const busy = this.busy();
    if (!busy) this.waiting.push(ask);
    return busy;
  }

  /** What an ask would hear that came now; undefined when there is room for it. */
  busy(): Busy | undefined {
    const { waitingMax, batchMax, waitMsMax = Infinity } = this.bounds;
    const waitMs = Math.ceil(this.waiting.length / batchMax) * this.batchMs;
    // What the next batch takes along waits for no other.
    const isSoon = this.waiting.length < batchMax || waitMs <= waitMsMax;
    if (isSoon && this.waiting.length < waitingMax) return undefined;
    return { code: 'busy', retryAfterMs: Math.max(100, Math.ceil(waitMs)) };
  }

  take(): A[] {
    if (this.waiting.length <= this.bounds.batchMax) {
      const all = this.waiting;
      this.waiting = [];
      return all;
    }
    return this.waiting.splice(0, this.bounds.batchMax);
  }

  /** How long a batch of so many took; the fewer they were, the less it says of a full one. */
  took(asks: number, ms: number): void {
    const weight = 0.5 * Math.min(1, asks / this.bounds.batchMax);
    this.batchMs += weight * (ms - this.batchMs);
  }
}
