import type {
  Answer,
  PlacedOrderView,
  PlaceOrderBody,
  PostLineBody,
  Refusal,
  SaidLine,
} from '@chophien/contracts';
import type { Unit } from '@chophien/domain';
import { backoffMs } from './backoff.js';
import type { WaitsFor } from './carry.js';
import type { HttpClient } from './http-client.js';
import { createStore, type Store } from './store.js';

/** What a person asked of the market; its key is the body's. Name and unit of the goods are for the person's eyes. */
export type Act =
  { kind: 'order'; body: PlaceOrderBody; name: string; unit: Unit } | { kind: 'line'; body: PostLineBody };
/** `tab`: the page that sends it. */
export type KeptAct = Act & { accountId: string; tab: string; keptAtMs: number; wasOnline: boolean };

/** `isSent`: it went out and nobody answered, so the market may have it. */
export type WaitingAct = { act: Act; waitsFor: WaitsFor | undefined; isSent: boolean };

/** What became of an act after its own page had stopped waiting for it. */
export type ActNews =
  | { kind: 'order'; order: PlacedOrderView }
  | { kind: 'line'; said: SaidLine }
  | { kind: 'refused'; act: Act; refusal: Refusal }
  | { kind: 'too_late'; act: Act };

/** Where acts outlive their page. It may fail: then they live as long as their page does. */
export type OutboxShelf = {
  all: () => Promise<KeptAct[]>;
  put: (kept: KeptAct) => Promise<unknown>;
  remove: (key: string) => Promise<unknown>;
};

export type OutboxParts = {
  http: Pick<HttpClient, 'placeOrder' | 'postLine'>;
  shelf: OutboxShelf;
  /** This page, which of the others are still open, and how one of them acts alone. */
  tabs: {
    mine: string;
    open: () => Promise<readonly string[]>;
    alone: (act: () => Promise<void>) => Promise<void>;
  };
  accountId: () => string | undefined;
  isOnline: () => boolean;
  tell: (news: ActNews) => void;
  nowMs: () => number;
  random: () => number;
  wait: (ms: number) => Promise<void>;
};

/** An order's price and goods mean nothing after the first, a word in the talk after the second. */
export const keptForMs = { order: 600_000, line: 120_000 } as const satisfies Record<Act['kind'], number>;

/** Acts until they are answered: kept before they are sent, carried on by the next page with the same key, in order. */
export class Outbox {
  readonly store: Store<readonly WaitingAct[], readonly WaitingAct[]> = createStore(
    (_: readonly WaitingAct[], next: readonly WaitingAct[]) => next,
    [],
  );
  private readonly mine = new Map<string, KeptAct>();
  private carrying = false;

  constructor(private readonly parts: OutboxParts) {}

  /** Before it is sent, by the page that will hear its answer. */
  async keep(act: Act): Promise<void> {
    const accountId = this.parts.accountId();
    if (accountId === undefined) return;
    const { tabs, nowMs, isOnline } = this.parts;
    const kept = { ...act, accountId, tab: tabs.mine, keptAtMs: nowMs(), wasOnline: isOnline() };
    this.mine.set(act.body.key, kept);
    await this.parts.shelf.put(kept).catch(ignore);
  }

  /** What its own page has heard; what it gave up waiting for is carried on here. */
  async answered(key: string, answer: Answer<unknown>): Promise<void> {
    const kept = this.mine.get(key);
    if (kept === undefined) return;
    if (answer.ok || !isForLater(answer.refusal)) return this.drop(key);
    // A device without a network at both ends of the waiting has sent nothing between.
    const wentOut = kept.wasOnline || this.parts.isOnline();
    const isSent = wentOut && answer.refusal.code === 'unavailable';
    this.queue(kept, { waitsFor: waitsForOf(answer.refusal), isSent });
    await this.carryAll();
  }

  /** Takes over what pages that are closed have left; what is another account's goes. */
  async resume(accountId: string): Promise<void> {
    const { shelf, tabs } = this.parts;
    await tabs
      .alone(async () => {
        const [all, open] = await Promise.all([shelf.all(), tabs.open()]);
        for (const kept of all.sort((a, b) => a.keptAtMs - b.keptAtMs)) {
          if (kept.accountId !== accountId) await shelf.remove(kept.body.key);
          else if (!open.includes(kept.tab) && !this.mine.has(kept.body.key)) await this.adopt(kept);
        }
      })
      .catch(ignore);
    await this.carryAll();
  }

  /** Nothing of it is for whoever comes next. */
  async forget(): Promise<void> {
    this.store.tell([]);
    this.mine.clear();
    const all = await this.parts.shelf.all().catch(() => []);
    await Promise.all(all.map(({ body }) => this.drop(body.key)));
  }

  /** Undoes what was never sent; of the rest only the market can tell. */
  async giveUp(key: string): Promise<void> {
    const waiting = this.waiting(key);
    if (waiting !== undefined && !waiting.isSent) await this.drop(key);
  }

  private async adopt(kept: KeptAct): Promise<void> {
    const own = { ...kept, tab: this.parts.tabs.mine };
    this.mine.set(kept.body.key, own);
    await this.parts.shelf.put(own);
    // Whether the page that is gone had sent it, nobody knows.
    this.queue(own, { waitsFor: undefined, isSent: true });
  }

  private async carryAll(): Promise<void> {
    if (this.carrying) return;
    this.carrying = true;
    for (let tries = 0, next = this.next(); next !== undefined; next = this.next()) {
      const { act } = next;
      const answer = await this.send(act);
      if (this.waiting(act.body.key) === undefined) continue;
      if (answer === undefined || (!answer.ok && isForLater(answer.refusal))) {
        await this.parts.wait(this.waitMs(answer, tries++));
      } else {
        tries = 0;
        await this.end(act, answer);
      }
    }
    this.carrying = false;
  }

  /** Undefined: there is no network to send it by. */
  private async send(act: Act): Promise<Sent | undefined> {
    const { key } = act.body;
    if (!this.parts.isOnline()) {
      this.change(key, { waitsFor: 'lost' });
      return undefined;
    }
    this.change(key, { isSent: true });
    const sent: Sent = act.kind === 'order' ? await this.order(act.body) : await this.line(act.body);
    if (!sent.ok && isForLater(sent.refusal))
      this.change(key, { waitsFor: waitsForOf(sent.refusal), isSent: sent.refusal.code === 'unavailable' });
    return sent;
  }

  private async order(body: PlaceOrderBody): Promise<Sent> {
    const answer = await this.parts.http.placeOrder(body);
    return answer.ok ? { ok: true, news: { kind: 'order', order: answer.value } } : answer;
  }

  private async line(body: PostLineBody): Promise<Sent> {
    const answer = await this.parts.http.postLine(body);
    return answer.ok ? { ok: true, news: { kind: 'line', said: answer.value } } : answer;
  }

  private async end(act: Act, sent: Sent): Promise<void> {
    await this.drop(act.body.key);
    this.parts.tell(sent.ok ? sent.news : { kind: 'refused', act, refusal: sent.refusal });
  }

  /** The first that still makes sense. */
  private next(): WaitingAct | undefined {
    for (const waiting of this.store.getSnapshot()) {
      const kept = this.mine.get(waiting.act.body.key);
      if (kept !== undefined && this.parts.nowMs() - kept.keptAtMs < keptForMs[kept.kind]) return waiting;
      void this.drop(waiting.act.body.key);
      this.parts.tell({ kind: 'too_late', act: waiting.act });
    }
    return undefined;
  }

  private waitMs(sent: Sent | undefined, tries: number): number {
    const leastMs = sent?.ok === false && sent.refusal.code === 'busy' ? sent.refusal.retryAfterMs : 0;
    return leastMs + backoffMs(tries, this.parts.random);
  }

  private waiting(key: string): WaitingAct | undefined {
    return this.store.getSnapshot().find(({ act }) => act.body.key === key);
  }

  private queue(act: KeptAct, how: Omit<WaitingAct, 'act'>): void {
    if (this.waiting(act.body.key) === undefined)
      this.store.tell([...this.store.getSnapshot(), { act, ...how }]);
  }

  private change(key: string, how: Partial<WaitingAct>): void {
    this.store.tell(
      this.store.getSnapshot().map((each) => (each.act.body.key === key ? { ...each, ...how } : each)),
    );
  }

  private async drop(key: string): Promise<void> {
    this.mine.delete(key);
    this.store.tell(this.store.getSnapshot().filter(({ act }) => act.body.key !== key));
    await this.parts.shelf.remove(key).catch(ignore);
  }
}

type Sent = { ok: true; news: ActNews } | { ok: false; refusal: Refusal };

const ignore = () => undefined;

/** The market has not decided: it had no time, or did not hear. */
function isForLater(refusal: Refusal): boolean {
  return refusal.code === 'busy' || refusal.code === 'too_often' || refusal.code === 'unavailable';
}

function waitsForOf({ code }: Refusal): WaitsFor {
  return code === 'unavailable' ? 'lost' : 'busy';
}
