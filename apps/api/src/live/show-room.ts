import type { EveryFact, LatestFact, ShowFrame, ShowSnapshot, StudioOrderView } from '@chophien/contracts';
import { isNewer, keyOf, withFact } from './live-state.js';

export const tickMs = 100;
/** A snapshot older than this is read anew on the next join, so that a node without news heals by itself. */
const trustedMs = 2_000;

type Send = { frame: (frame: ShowFrame) => void; studio: (orders: StudioOrderView[]) => void };

/** One show on this node: what happened since the last tick, and the state that a join is answered with. */
export class ShowRoom {
  private every: EveryFact[] = [];
  private latest = new Map<string, LatestFact>();
  private orders: StudioOrderView[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lastTickAt = 0;
  private state: ShowSnapshot | undefined;
  private loadedAt = 0;
  private loading: Promise<ShowSnapshot | undefined> | undefined;
  private whileLoading: (LatestFact | EveryFact)[] = [];

  constructor(
    private readonly showId: string,
    private readonly load: () => Promise<ShowSnapshot | undefined>,
    private readonly send: Send,
  ) {}

  tellLatest(fact: LatestFact): void {
    const key = keyOf(fact);
    if (isNewer(this.latest.get(key), fact)) this.latest.set(key, fact);
    this.note(fact);
  }

  tellEvery(fact: EveryFact): void {
    this.every.push(fact);
    this.note(fact);
  }

  tellOrders(orders: readonly StudioOrderView[]): void {
    for (const order of orders) this.orders.push(order);
    this.schedule();
  }

  /**
   * The show as it stands, never older than the frames already sent: facts are joined to it as they come. Read from
   * the database at most once per `trustedMs` however many ask.
   */
  async snapshot(): Promise<ShowSnapshot | undefined> {
    if (this.state && performance.now() - this.loadedAt < trustedMs)
      return { ...this.state, atMs: Date.now() };
    this.loading ??= this.reload().finally(() => {
      this.loading = undefined;
      this.whileLoading = [];
    });
    const loaded = await this.loading;
    return loaded && { ...loaded, atMs: Date.now() };
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async reload(): Promise<ShowSnapshot | undefined> {
    const loaded = await this.load();
    // The count of people is this node's own knowledge; the database has none.
    this.state = loaded && this.whileLoading.reduce(withFact, loaded);
    this.loadedAt = performance.now();
    return this.state;
  }

  private note(fact: LatestFact | EveryFact): void {
    if (this.state) this.state = withFact(this.state, fact);
    if (this.loading) this.whileLoading.push(fact);
    this.schedule();
  }

  /** The first fact after a quiet time leaves at once, the next ones with the next tick. */
  private schedule(): void {
    if (this.timer) return;
    const waitMs = Math.max(0, this.lastTickAt + tickMs - performance.now());
    this.timer = setTimeout(() => this.tick(), waitMs);
  }

  private tick(): void {
    this.timer = undefined;
    this.lastTickAt = performance.now();
    if (this.every.length > 0 || this.latest.size > 0) {
      this.send.frame({
        showId: this.showId,
        atMs: Date.now(),
        every: this.every,
        latest: [...this.latest.values()],
      });
      this.every = [];
      this.latest = new Map();
    }
    if (this.orders.length > 0) {
      this.send.studio(this.orders);
      this.orders = [];
    }
  }
}
