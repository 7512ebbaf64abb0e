import type {
  EveryFact,
  LatestFact,
  OrderView,
  ServerEvents,
  ShowSnapshot,
  ShowView,
  StudioOrderView,
} from '@chophien/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../accounts/index.js';
import { LOG, type Log } from '../http/log.js';
import { Bus, type StudioNews, type ToPeople } from './nodes/bus.js';
import { Presence } from './presence.js';
import type { Framed } from './framing.js';
import { ShowRoom } from './show-room.js';
import type { LiveServer, LiveSocket, ScreenRights } from './sockets.js';

type OrderSource = (accountId: string, orderId: string) => Promise<OrderView | undefined>;
type SnapshotSource = (showId: string) => Promise<ShowSnapshot | undefined>;

const heartsEveryMs = 250;
/** How long a show as it was read is believed, by how much this node hears of what others do with it. */
const trustedMs = { alone: 10_000, up: 5_000, down: 1_000 } as const;

/** Where facts become frames. Features tell it what has committed; it tells every screen, on every node. */
@Injectable()
export class ShowHub {
  private readonly rooms = new Map<string, ShowRoom>();
  private server: LiveServer | undefined;
  private heartsOut = new Map<string, number>();
  private heartsTimer: NodeJS.Timeout | undefined;
  /** What this process has sent since it began. */
  readonly tally = { frames: 0, tickMs: 0, ticksMs: 0, writes: 0, bytes: 0, skipped: 0, closed: 0, joins: 0 };
  private source: SnapshotSource = () => Promise.resolve(undefined);
  private orders: OrderSource = () => Promise.resolve(undefined);

  constructor(
    private readonly bus: Bus,
    private readonly presence: Presence,
    @Inject(LOG) private readonly log: Log,
  ) {
    bus.onMessage(
      (message) => this.hear(message),
      () => this.tellAnew(),
    );
    presence.onChange((showId, watching) =>
      this.rooms.get(showId)?.tellLatest({ kind: 'presence.changed', watching, atMs: Date.now() }),
    );
  }

  attach(server: LiveServer): void {
    this.server = server;
  }

  /** The one who knows how to read a show from the database. */
  readFrom(source: SnapshotSource): void {
    this.source = source;
  }

  tellLatest(showId: string, latest: LatestFact): void {
    this.rooms.get(showId)?.tellLatest(latest);
    this.bus.publish({ to: 'show', showId, latest });
  }

  tellEvery(showId: string, every: EveryFact): void {
    this.rooms.get(showId)?.tellEvery(every);
    this.bus.publish({ to: 'show', showId, every });
  }

  /** Other nodes hear of hearts together, a few times a second. */
  tellHearts(showId: string, hearts: number): void {
    this.rooms.get(showId)?.tellLatest({ kind: 'show.reacted', hearts });
    if (!this.bus.redis) return;
    this.heartsOut.set(showId, (this.heartsOut.get(showId) ?? 0) + hearts);
    this.heartsTimer ??= setTimeout(() => this.publishHearts(), heartsEveryMs).unref();
  }

  /** `orders` is asked for only where somebody listens: on the hot path nobody may. */
  tellOrders(showId: string, orders: () => readonly StudioOrderView[]): void {
    const room = this.rooms.get(showId);
    if (!room && !this.bus.isOn) return;
    const told = orders();
    room?.tellOrders(told);
    this.bus.publish({ to: 'studio', showId, orders: told });
  }

  tellTaken(taken: ServerEvents['studio.taken']): void {
    this.server?.local.to(studioRoom(taken.showId)).emit('studio.taken', taken);
    this.bus.publish({ to: 'studio', showId: taken.showId, taken });
  }

  /** Something of the studio's own is to be read anew there. */
  tellNews(showId: string, news: StudioNews): void {
    this.showNews(showId, news);
    this.bus.publish({ to: 'studio', showId, news });
  }

  /** The one who knows how to read a buyer's order: between nodes only its id travels, never a phone or an address. */
  readOrdersFrom(source: OrderSource): void {
    this.orders = source;
  }

  /** A moderator did or wrote something to somebody: their own screens read it anew. */
  tellActed(accountId: string, acted: ServerEvents['chat.acted']): void {
    this.server?.local.to(accountRoom(accountId)).emit('chat.acted', acted);
    this.bus.publish({ to: 'account', accountId, acted });
  }

  tellBuyer(accountId: string, orderId: string): void {
    void this.showBuyer(accountId, orderId);
    this.bus.publish({ to: 'account', accountId, orderId });
  }

  /** Lets a socket into a show (out of any other) and answers with the show as it stands. */
  async enter(socket: LiveSocket, showId: string, rights?: ScreenRights): Promise<Framed | undefined> {
    this.leave(socket);
    // Its line closed while the join was on its way: let in now, it would be counted for ever.
    if (!socket.connected) return undefined;
    // Nothing is awaited until it sits, so that two joins at once leave nobody in two shows.
    // The host's own screens are not an audience.
    const seat = { showId, person: rights ? null : personOf(socket.data.caller, socket.id), rights };
    socket.data.seat = seat;
    const room = this.roomOf(showId);
    room.audience.add(socket);
    if (rights) void socket.join(studioRoom(showId));
    if (rights?.orders) void socket.join(ordersRoom(showId));
    if (seat.person) this.presence.enter(showId, seat.person);
    let snapshot: Framed | undefined;
    try {
      snapshot = await room.snapshot();
      if (snapshot) this.tally.joins += 1;
    } finally {
      // Who could not be shown the show is not in it.
      if (!snapshot && socket.data.seat === seat) this.leave(socket);
    }
    return snapshot;
  }

  leave(socket: LiveSocket): void {
    const { seat } = socket.data;
    if (!seat) return;
    socket.data.seat = null;
    if (seat.person) this.presence.leave(seat.showId, seat.person);
    void socket.leave(studioRoom(seat.showId));
    void socket.leave(ordersRoom(seat.showId));
    const room = this.rooms.get(seat.showId);
    room?.audience.delete(socket);
    if (!room || room.audience.size > 0) return;
    room.stop();
    this.rooms.delete(seat.showId);
    this.presence.unfollow(seat.showId);
  }

  /** The account behind an open socket signed out: what was meant for it alone is no longer sent there. */
  signOut(socket: LiveSocket, accountId: string): void {
    void socket.leave(accountRoom(accountId));
    if (!socket.data.seat) return;
    void socket.leave(studioRoom(socket.data.seat.showId));
    void socket.leave(ordersRoom(socket.data.seat.showId));
  }

  /** Open studios, of one account or of all, and their shows. */
  studios(accountId?: string): { socket: LiveSocket; showId: string; rights: ScreenRights }[] {
    if (!this.server) return [];
    const { sockets, adapter } = this.server.of('/');
    const ids = accountId === undefined ? sockets.keys() : adapter.rooms.get(accountRoom(accountId));
    return [...(ids ?? [])].flatMap((id) => {
      const socket = sockets.get(id);
      const seat = socket?.data.seat;
      return socket && seat?.rights ? [{ socket, showId: seat.showId, rights: seat.rights }] : [];
    });
  }

  /** A show that is watched here: joining it asks the database nothing. */
  watched(slug: string): ShowView | undefined {
    for (const { show } of this.rooms.values()) if (show?.slug === slug) return show;
    return undefined;
  }

  /** The same by its id. */
  showOf(showId: string): ShowView | undefined {
    return this.rooms.get(showId)?.show;
  }

  /** A show that is watched here, as it stands; undefined: it is to be read from the database. */
  async read(slug: string): Promise<ShowSnapshot | undefined> {
    const show = this.watched(slug);
    return show && this.rooms.get(show.id)?.read();
  }

  /** Shows that somebody watches on this node. */
  openShows(): string[] {
    return [...this.rooms.keys()];
  }

  private roomOf(showId: string): ShowRoom {
    const known = this.rooms.get(showId);
    if (known) return known;
    const room = new ShowRoom(showId, {
      load: () => this.source(showId),
      watching: () => this.presence.countOf(showId),
      trustedMs: () => trustedMs[this.bus.state],
      tally: this.tally,
      studio: (orders) => this.server?.local.to(ordersRoom(showId)).emit('studio.frame', { showId, orders }),
    });
    this.rooms.set(showId, room);
    this.presence.follow(showId);
    return room;
  }

  private async showBuyer(accountId: string, orderId: string): Promise<void> {
    const room = accountRoom(accountId);
    if (!this.server?.of('/').adapter.rooms.has(room)) return;
    try {
      const order = await this.orders(accountId, orderId);
      if (order) this.server.local.to(room).emit('order.changed', order);
    } catch (fault) {
      // The page reads its orders anew when it is looked at; nothing is lost with this news.
      this.log.warn({ event: 'hub.order_not_read', orderId, err: fault });
    }
  }

  private publishHearts(): void {
    const out = this.heartsOut;
    [this.heartsTimer, this.heartsOut] = [undefined, new Map()];
    for (const [showId, hearts] of out)
      this.bus.publish({ to: 'show', showId, latest: { kind: 'show.reacted', hearts } });
  }

  /** Other nodes have said what was not heard here: every screen is shown how things stand. */
  private tellAnew(): void {
    for (const [showId, room] of this.rooms) {
      room.tellAnew().catch((fault: unknown) => {
        this.log.warn({ event: 'hub.show_not_read', showId, err: fault });
      });
      this.showNews(showId, 'caps');
      this.showNews(showId, 'run');
      this.showNews(showId, 'desk');
    }
  }

  private showNews(showId: string, news: StudioNews): void {
    this.server?.local.to(studioRoom(showId)).emit(`studio.${news}`, { showId });
  }

  private hear(message: ToPeople): void {
    if (message.to === 'account') {
      if ('orderId' in message) void this.showBuyer(message.accountId, message.orderId);
      else this.server?.local.to(accountRoom(message.accountId)).emit('chat.acted', message.acted);
    } else if ('taken' in message) {
      this.server?.local.to(studioRoom(message.showId)).emit('studio.taken', message.taken);
    } else if ('news' in message) {
      this.showNews(message.showId, message.news);
    } else {
      const room = this.rooms.get(message.showId);
      if ('latest' in message) room?.tellLatest(message.latest);
      else if ('every' in message) room?.tellEvery(message.every);
      else room?.tellOrders(message.orders);
    }
  }
}

/** Who helps or hosts; `ordersRoom`: those of them who may see buyers. */
const ordersRoom = (showId: string) => `orders:${showId}`;
const studioRoom = (showId: string) => `studio:${showId}`;
export const accountRoom = (accountId: string) => `account:${accountId}`;
