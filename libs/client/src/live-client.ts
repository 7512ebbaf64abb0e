import type {
  Answer,
  JoinedView,
  PlacedOrderView,
  PlaceOrderBody,
  PostLineBody,
  SaidLine,
  ShowSnapshot,
  ViewerSeat,
} from '@chophien/contracts';
import { backoffMs } from './backoff.js';
import { carry, type WaitsFor } from './carry.js';
import type { HttpClient } from './http-client.js';
import { initialLive, isMissingLines, stepLive, type LiveEvent, type LiveState } from './live-state.js';
import type { Act, Outbox } from './outbox.js';
import { createStore, type Store } from './store.js';
import type { OpenWire, Wire } from './wire.js';

export type LiveParts = {
  /** Where orders and lines outlive their page; undefined: nowhere. */
  openOutbox?: () => Promise<Pick<Outbox, 'keep' | 'answered'> | undefined>;
  http: Pick<HttpClient, 'placeOrder' | 'postLine' | 'show'>;
  openWire: OpenWire;
  /** Left out: a viewer's. A studio hears more. */
  step?: typeof stepLive;
  nowMs: () => number;
  random: () => number;
  wait: (ms: number) => Promise<void>;
};

type Sending = { untilMs: number; onWait: ((waitsFor: WaitsFor) => void) | undefined };
type Room = { slug: string; as: 'viewer' | 'studio' | 'desk' };

const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 3_000 } } as const;
/** A device lets a page that nobody looks at sleep: after longer than this, what it heard last may be old. */
const restMs = 10_000;
/** How often a show is read while no line stands, with a random part as wide on top. */
const readEveryMs = 3_000;
/** A door that is silent for this long is asked again; an order that it has taken all the same is not doubled. */
const orderWithinMs = 8_000;
/** The last try may take this long, whatever is left of the patience. */
const lastTryMs = 2_000;
/** Nobody waits longer for an act to be kept before it is sent. */
const keepMsMax = 300;

/** A device in a show: joins and joins again, keeps the state, and carries orders and lines to the market. */
export class LiveClient {
  readonly store: Store<LiveState, LiveEvent>;
  private wire: Wire | undefined;
  private room: Room | undefined;
  private healing = false;
  private reading = false;
  private joinTries = 0;
  private restingSinceMs: number | undefined;
  private drawnFrom: LiveState = initialLive;

  constructor(private readonly parts: LiveParts) {
    this.store = createStore(parts.step ?? stepLive, initialLive);
    this.store.subscribe(() => {
      if (isMissingLines(this.store.getSnapshot())) void this.heal();
    });
  }

  /** What a page that came drawn was drawn from; the page is taken over in this state, whatever was heard since. */
  get drawn(): LiveState {
    return this.drawnFrom;
  }

  /** The show as it came with the page: nothing has to be read for it. */
  begin(snapshot: ShowSnapshot): void {
    const { slug } = snapshot.show;
    if (this.store.getSnapshot().slug !== slug) this.store.tell({ type: 'show.entered', slug });
    this.store.tell({ type: 'show.snapshot', fact: snapshot });
    this.drawnFrom = stepLive(stepLive(initialLive, { type: 'show.entered', slug }), {
      type: 'show.snapshot',
      fact: snapshot,
    });
  }

  /** Opens the live line, and beside it reads the show over HTTP for the first paint. Who is in already stays in. */
  async enter(slug: string, as: Room['as'] = 'viewer'): Promise<void> {
    if (this.isIn(slug, as)) return;
    this.join(slug, as);
    if (this.store.getSnapshot().show === null) await this.readFirst(slug);
  }

  /** As `enter`, where what there is to see comes by itself. */
  join(slug: string, as: Room['as'] = 'viewer'): void {
    if (this.isIn(slug, as)) return;
    this.room = { slug, as };
    if (this.store.getSnapshot().slug !== slug) this.store.tell({ type: 'show.entered', slug });
    this.open();
  }

  leave(): void {
    this.room = undefined;
    this.wire?.close();
    this.wire = undefined;
    this.store.tell({ type: 'line.lost' });
  }

  /** Joins again on the same line: a fresh snapshot and a fresh token for the picture. */
  async rejoin(): Promise<Answer<JoinedView>> {
    const { room, wire } = this;
    if (room === undefined || wire === undefined || !wire.isOpen()) return lost;
    const sentAtMs = this.parts.nowMs();
    const answer = await wire.join(room);
    if (this.room !== room || this.wire !== wire) return lost;
    if (answer === undefined) {
      wire.reopen();
      return lost;
    }
    this.store.tell({ type: 'join.answered', answer, sentAtMs, answeredAtMs: this.parts.nowMs() });
    if (answer.ok) this.joinTries = 0;
    else if ('retryAfterMs' in answer.refusal) void this.joinLater(answer.refusal.retryAfterMs);
    return answer;
  }

  /** Who is here has changed (signed in, signed out): the line is dialled anew with the new session. */
  renewIdentity(): void {
    this.wire?.reopen();
  }

  wake(): void {
    this.wire?.wake();
  }

  /** Nobody looks at this page now. */
  rest(): void {
    this.restingSinceMs ??= this.parts.nowMs();
  }

  /** Somebody looks again. After a long rest the market is asked how things stand, over a line that may be dead. */
  comeBack(): void {
    const restedMs = this.restingSinceMs === undefined ? 0 : this.parts.nowMs() - this.restingSinceMs;
    this.restingSinceMs = undefined;
    if (restedMs >= restMs && this.room !== undefined) {
      this.store.tell({ type: 'line.doubted' });
      if (this.wire?.isOpen() === true) void this.rejoin();
    }
    this.wire?.wake();
  }

  /**
   * Carried with the same key until it is answered: an order that the market was too busy for comes back by itself,
   * one whose answer was lost is answered and not doubled. `onWait` hears why it is not answered yet.
   */
  placeOrder(body: PlaceOrderBody, onWait?: (waitsFor: WaitsFor) => void): Promise<Answer<PlacedOrderView>> {
    const { name = '', unit = 'g' } = this.store.getSnapshot().offers[body.offerId] ?? {};
    return this.kept({ kind: 'order', body, name, unit }, () =>
      carry((untilMs) => this.sendOrder(body, { untilMs, onWait }), this.parts, onWait),
    );
  }

  /** A line is shown as soon as it is answered for; unanswered, it is sent again with the same key. */
  postLine(body: PostLineBody): Promise<Answer<SaidLine>> {
    const send = async () => {
      const answer = await this.sendLine(body);
      if (answer.ok && !answer.value.held) this.store.tell({ type: 'line.posted', line: answer.value });
      return answer;
    };
    return this.kept({ kind: 'line', body }, () => carry(send, this.parts));
  }

  /** Whether they were taken: hearts are for now, and are neither kept nor sent again. */
  async react(hearts: number): Promise<boolean> {
    return (await this.wire?.react({ hearts }))?.ok === true;
  }

  /** A place before the picture: asked for, or given back. Null: there is none to be had now. */
  async seat(wanted: boolean): Promise<ViewerSeat | null> {
    const answer = await this.wire?.seat({ wanted });
    return answer?.ok ? answer.value : null;
  }

  /** Kept before it is sent, until it is answered: also when its page is gone by then. */
  private async kept<Value>(act: Act, send: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    const { openOutbox, wait } = this.parts;
    if (openOutbox === undefined) return send();
    const outbox = openOutbox();
    await Promise.race([outbox.then((box) => box?.keep(act)), wait(keepMsMax)]);
    const answer = await send();
    void outbox.then((box) => box?.answered(act.body.key, answer));
    return answer;
  }

  /** By the live line; down or silent, by the other door. */
  private async sendOrder(
    body: PlaceOrderBody,
    { untilMs, onWait }: Sending,
  ): Promise<Answer<PlacedOrderView>> {
    if (this.wire?.isOpen() === true) {
      const answer = await this.wire.placeOrder(body);
      if (answer !== undefined) return answer;
      this.wire.reopen();
      onWait?.('lost');
    }
    const leftMs = Math.max(lastTryMs, untilMs - this.parts.nowMs());
    return this.parts.http.placeOrder(body, Math.min(orderWithinMs, leftMs));
  }

  private async sendLine(body: PostLineBody): Promise<Answer<SaidLine>> {
    const answer = this.wire?.isOpen() === true ? await this.wire.postLine(body) : undefined;
    return answer ?? this.parts.http.postLine(body);
  }

  private isIn(slug: string, as: Room['as']): boolean {
    return this.room?.slug === slug && this.room.as === as;
  }

  private async readFirst(slug: string): Promise<void> {
    const first = await this.parts.http.show(slug);
    if (this.room?.slug !== slug) return;
    if (first.ok) this.store.tell({ type: 'show.snapshot', fact: first.value });
    else if (first.refusal.code !== 'unavailable') {
      this.store.tell({ type: 'show.refused', refusal: first.refusal });
    }
  }

  private open(): void {
    this.wire?.close();
    this.wire = this.parts.openWire({
      opened: () => {
        this.store.tell({ type: 'line.opened' });
        void this.rejoin();
      },
      lost: (refusal) => {
        this.store.tell({ type: 'line.lost', refusal });
        void this.readOn();
      },
      heard: (heard) => {
        this.store.tell(heard);
        if (heard.type === 'show.frame')
          this.store.tell({
            type: 'clock.heard',
            sentAtMs: heard.fact.atMs,
            heardAtMs: this.parts.nowMs(),
          });
      },
    });
    // What stands in a line's way may as well say nothing at all.
    void this.readOn();
  }

  /** While no line stands, the show is read by the other door, so that price and stock move all the same. */
  private async readOn(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    for (;;) {
      await this.parts.wait(readEveryMs * (1 + this.parts.random()));
      const { room, wire } = this;
      if (room === undefined || wire === undefined || wire.isOpen()) break;
      if (this.restingSinceMs !== undefined) continue;
      const read = await this.parts.http.show(room.slug);
      if (this.room !== room || wire.isOpen()) continue;
      if (read.ok) this.store.tell({ type: 'show.snapshot', fact: read.value });
      this.store.tell({ type: read.ok ? 'line.slow' : 'line.dead' });
    }
    this.reading = false;
  }

  /** A gap may still be filled by the frame on its way; only then is a snapshot asked for, once at a time. */
  private async heal(): Promise<void> {
    if (this.healing) return;
    this.healing = true;
    await this.parts.wait(600 + backoffMs(0, this.parts.random));
    if (isMissingLines(this.store.getSnapshot())) await this.rejoin();
    this.healing = false;
  }

  private async joinLater(retryAfterMs: number): Promise<void> {
    const { room } = this;
    await this.parts.wait(retryAfterMs + backoffMs(this.joinTries++, this.parts.random));
    if (this.room === room) await this.rejoin();
  }
}
