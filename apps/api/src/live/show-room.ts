import type {
  EveryFact,
  LatestFact,
  ShowFrame,
  ShowSnapshot,
  ShowView,
  StudioOrderView,
} from '@chophien/contracts';
import { Audience, type Tally } from './audience.js';
import { eventPacket, framed, type Framed } from './framing.js';
import { joined, keyOf, withFact } from './live-state.js';

/** Shows of less moment wait longer for the next frame: how many watch, and their hearts. */
const tickMs = { every: 100, latest: 100, watching: 250, hearts: 500 } as const;

export type RoomParts = {
  load: () => Promise<ShowSnapshot | undefined>;
  /** How many people watch, as far as this node knows. */
  watching: () => number;
  /** A snapshot older than this is read anew on the next join, so that a node without news heals by itself. */
  trustedMs: () => number;
  studio: (orders: StudioOrderView[]) => void;
  tally: Tally & { frames: number; tickMs: number; ticksMs: number };
};

/** One show on this node: who watches, what happened since the last tick, and the state that a join is answered with. */
export class ShowRoom {
  readonly audience: Audience;
  private every: EveryFact[] = [];
  private latest = new Map<string, LatestFact>();
  private orders: StudioOrderView[] = [];
  private timer: NodeJS.Timeout | undefined;
  private dueAtMs = Infinity;
  private lastTickAt = 0;
  private isStopped = false;
  private state: ShowSnapshot | undefined;
  private encoded: Framed | undefined;
  private loadedAt = 0;
  private loading: Promise<ShowSnapshot | undefined> | undefined;
  private whileLoading: (LatestFact | EveryFact)[] = [];

  constructor(
    private readonly showId: string,
    private readonly parts: RoomParts,
  ) {
    this.audience = new Audience(() => this.encode(), parts.tally);
  }

  /** As far as this node has read it. */
  get show(): ShowView | undefined {
    return this.state?.show;
  }

  tellLatest(fact: LatestFact): void {
    const key = keyOf(fact);
    this.latest.set(key, joined(this.latest.get(key), fact));
    this.note(fact);
    this.schedule(waitOf(fact));
  }

  tellEvery(fact: EveryFact): void {
    this.every.push(fact);
    this.note(fact);
    this.schedule(tickMs.every);
  }

  tellOrders(orders: readonly StudioOrderView[]): void {
    for (const order of orders) this.orders.push(order);
    this.schedule(tickMs.latest);
  }

  /**
   * The show as it stood at the last frame or later: who is let in hears every frame from then on. Read from the
   * database only when it is older than may be trusted, and written down once between two frames, however many ask.
   */
  async snapshot(): Promise<Framed | undefined> {
    await this.load();
    return this.encode();
  }

  /** The same for those without a line. */
  async read(): Promise<ShowSnapshot | undefined> {
    await this.load();
    return this.now();
  }

  /** Read anew for all who watch: something was missed here. */
  async tellAnew(): Promise<void> {
    // What is being read now may have been read before that.
    await this.loading;
    this.loadedAt = -Infinity;
    await this.load();
    const fresh = this.isStopped ? undefined : this.encode();
    if (fresh) await this.audience.tell(fresh);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.audience.stop();
  }

  private async load(): Promise<void> {
    if (this.state && performance.now() - this.loadedAt < this.parts.trustedMs()) return;
    this.loading ??= this.reload().finally(() => {
      this.loading = undefined;
      this.whileLoading = [];
    });
    await this.loading;
  }

  private now(): ShowSnapshot | undefined {
    return this.state && { ...this.state, watching: this.parts.watching(), atMs: Date.now() };
  }

  private async reload(): Promise<ShowSnapshot | undefined> {
    const loaded = await this.parts.load();
    this.state = loaded && this.whileLoading.reduce(withFact, loaded);
    this.encoded = undefined;
    this.loadedAt = performance.now();
    return this.state;
  }

  private encode(): Framed | undefined {
    const now = this.encoded ? undefined : this.now();
    if (now) this.encoded = framed(eventPacket('show.snapshot', JSON.stringify(now)));
    return this.encoded;
  }

  private note(fact: LatestFact | EveryFact): void {
    if (this.state) this.state = withFact(this.state, fact);
    if (this.loading) this.whileLoading.push(fact);
  }

  /** The first fact after a quiet time leaves at once, the next ones with the next tick; the most urgent one says when. */
  private schedule(waitMs: number): void {
    const dueAtMs = this.lastTickAt + waitMs;
    if (this.isStopped || (this.timer && this.dueAtMs <= dueAtMs)) return;
    clearTimeout(this.timer);
    this.dueAtMs = dueAtMs;
    this.timer = setTimeout(() => void this.tick(), Math.max(0, dueAtMs - performance.now()));
  }

  private async tick(): Promise<void> {
    // Until all are told the next frame waits, and what happens meanwhile goes with it.
    this.lastTickAt = performance.now();
    this.dueAtMs = 0;
    const { every, latest, orders } = this;
    [this.every, this.latest, this.orders] = [[], new Map(), []];
    try {
      if (orders.length > 0) this.parts.studio(orders);
      if (every.length > 0 || latest.size > 0) await this.tellAll(every, [...latest.values()]);
    } finally {
      this.timer = undefined;
      if (this.every.length > 0 || this.orders.length > 0 || this.latest.size > 0)
        this.schedule(this.waitMs());
    }
  }

  private async tellAll(every: EveryFact[], latest: LatestFact[]): Promise<void> {
    const startedAt = performance.now();
    this.encoded = undefined;
    const frame: ShowFrame = { showId: this.showId, atMs: Date.now(), every, latest };
    await this.audience.tell(framed(eventPacket('show.frame', JSON.stringify(frame))));
    this.parts.tally.frames += 1;
    this.parts.tally.tickMs = performance.now() - startedAt;
    this.parts.tally.ticksMs += this.parts.tally.tickMs;
  }

  private waitMs(): number {
    if (this.every.length > 0 || this.orders.length > 0) return tickMs.every;
    return Math.min(...[...this.latest.values()].map(waitOf));
  }
}

function waitOf(fact: LatestFact): number {
  if (fact.kind === 'presence.changed') return tickMs.watching;
  return fact.kind === 'show.reacted' ? tickMs.hearts : tickMs.latest;
}
