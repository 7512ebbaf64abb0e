import type { OrderAsk } from '@chophien/api/lane-facts';
import type { Done } from './acts.js';
import { Database, SqlFault, type Process, type Tx, type Wait } from './database.js';
import { deadlock } from './lane-store.js';
import { SimNode, type NodeParts } from './node.js';
import type { Random } from '@chophien/testing/random';
import type { OfferRow } from './rows.js';
import { Watch } from './watch.js';

type Running = { node: number; process: Process; wait: Wait; isLane: boolean; lose: () => void };
const stepsMax = 20_000;

/** The nodes, the database and the scheduler: at every step chance says which process moves next. */
export class Machines {
  readonly watch: Watch = new Watch(() => this.database);
  readonly database: Database = new Database({ committed: (tx) => this.committed(tx) });
  readonly holdMs = 3_000;
  cutShare = 0.01;
  steps = 0;
  private running: Running[] = [];
  private readonly nodes: [SimNode, SimNode];

  constructor(
    public random: Random,
    private readonly tell: (line: string) => void,
  ) {
    this.nodes = [this.newNode(), this.newNode()];
  }

  offer(id: string): OfferRow {
    const row = this.database.rows.offers.get(id);
    if (!row) throw new Error(`no offer ${id}`);
    return row;
  }

  push(node: number, ask: OrderAsk & { offerId: string }): void {
    const lane = this.nodeAt(node).lane(ask.offerId);
    const queue = () => {
      const busy = lane.queue.push(ask);
      if (busy) return ask.answer({ ok: false, refusal: busy });
      if (lane.isRunning) return;
      lane.isRunning = true;
      this.start({ node, process: lane.drain(), isLane: true, lose: () => lane.crash() });
    };
    this.start({ node, process: lane.place(ask, queue), isLane: false, lose: () => {} });
  }

  /** One transaction of somebody else, on a node of its own choice. */
  act(by: string, work: (tx: Tx) => Process<Done>): void {
    const tx = this.database.begin(by);
    const process = this.transaction(tx, work);
    this.start({ node: this.random.below(2), process, isLane: false, lose: () => tx.rollback() });
  }

  private *transaction(tx: Tx, work: (tx: Tx) => Process<Done>): Process {
    try {
      const done = yield* work(tx);
      yield undefined;
      this.tell(`${tx.by}: ${done}`);
      if (done === 'done') tx.commit();
      else tx.rollback();
    } catch (fault) {
      tx.rollback();
      if (!(fault instanceof SqlFault)) throw fault;
      this.faulted(fault);
    }
  }

  /** The process dies between two steps: what it remembered and had not committed is lost. */
  crash(node: number): void {
    this.tell(`node ${node} is killed`);
    for (const { node: of, lose } of this.running) if (of === node) lose();
    this.running = this.running.filter(({ node: of }) => of !== node);
    this.nodes[node === 0 ? 0 : 1] = this.newNode();
  }

  /** Moves one process that may move; false when there is none. */
  move(): boolean {
    const may = this.running.filter(({ wait }) => !wait || !this.isHeld(wait));
    const next = may[this.random.below(may.length)];
    if (next) return this.step(next, () => next.process.next());
    // All wait for each other: where a key is among it PostgreSQL ends one; rows are locked in one order, so never there.
    const victim = this.running.find(({ wait, isLane }) => isLane && wait?.lock.startsWith('keys '));
    if (victim) return this.step(victim, () => victim.process.throw(deadlock()));
    if (this.running.length > 0) this.watch.fail('all wait for each other for ever');
    return false;
  }

  run(): void {
    while (this.watch.failures.length === 0 && this.move()) {
      if (this.steps > stepsMax) return this.watch.fail('it never comes to an end');
    }
  }

  /** An ask that was not answered may be asked again; one that the database had to stop is a fault of ours. */
  askFailed(fault: unknown): void {
    if (fault instanceof SqlFault) this.faulted(fault);
    else if (fault instanceof Error && fault.constructor === Error) this.watch.fail(fault.message);
  }

  private step(next: Running, go: () => IteratorResult<Wait, void>): boolean {
    this.steps += 1;
    this.watch.step = this.steps;
    const moved = go();
    if (moved.done) this.running.splice(this.running.indexOf(next), 1);
    else next.wait = moved.value;
    return true;
  }

  private isHeld({ lock, tx }: NonNullable<Wait>): boolean {
    const holder = this.database.locks.get(lock);
    return holder !== undefined && holder !== tx;
  }

  private start(running: Omit<Running, 'wait'>): void {
    this.running.push({ ...running, wait: undefined });
  }

  private committed(tx: Tx): void {
    this.watch.committed(tx);
    for (const offerId of tx.tells)
      for (const node of [0, 1])
        this.start({ node, process: this.notice(node, offerId), isLane: false, lose: () => {} });
  }

  private *notice(node: number, offerId: string): Process {
    yield undefined;
    this.nodeAt(node).doubt(offerId);
  }

  private nodeAt(node: number): SimNode {
    return node === 0 ? this.nodes[0] : this.nodes[1];
  }

  private newNode(): SimNode {
    const isCut = () => this.random.chance(this.cutShare);
    const parts: NodeParts = {
      database: this.database,
      holdMs: this.holdMs,
      bounds: { waitingMax: 6, batchMax: 4 },
      isCut,
      decided: (decision) => this.watch.decided(decision),
      soldOut: (facts, askedAtMs) => this.watch.soldOutAtDoor(facts, askedAtMs),
      fault: (fault) => this.faulted(fault),
    };
    return new SimNode(parts);
  }

  /** Faults that come of two at once are part of life; a constraint is the last line, and must never be needed. */
  private faulted(fault: unknown): void {
    if (fault instanceof SqlFault && fault.code === '23514')
      this.watch.fail(`the database had to refuse: ${fault.why}`);
  }
}
