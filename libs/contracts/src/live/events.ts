import type {
  PlacedOrderView,
  ChatLine,
  SaidLine,
  MeView,
  OfferView,
  OrderView,
  ShowView,
  StudioOrderView,
} from '../http/views.js';
import type { ChatRulesView, LineGone } from '../http/moderation-views.js';
import type { ViewerSeat } from '../http/seat-views.js';
import { PlaceOrderBody } from '../http/bodies.js';
import type { Permission } from '../permissions.js';
import type { Answer } from '../refusals.js';
import { JoinShowBody, PostLineBody, ReactBody, SeatBody } from './bodies.js';

/**
 * The personal part of a join. `video` is null when the show has no picture to offer, and before it is on air; the shop
 * never waits for it. Who comes beyond the front row gets no token but the way to a still.
 */
export type JoinedView = {
  showId: string;
  me: MeView | null;
  video: ViewerSeat | null;
  serverTimeMs: number;
};

/** Everything public in a show, as one state. Follows the ack of `show.join`. */
export type ShowSnapshot = {
  show: ShowView;
  offers: OfferView[];
  /** The last lines, oldest first. */
  chat: ChatLine[];
  /** Which of the last lines' numbers were taken from the screens. */
  gone?: LineGone[];
  /** How one may talk here; absent where nothing is set. */
  chatRules?: ChatRulesView;
  watching: number;
  atMs: number;
};

/** `latest`: of a kind and entity only the newest survives a tick, and a client drops what is older than it holds. */
export type LatestFact =
  | { kind: 'show.changed'; show: ShowView }
  | { kind: 'offer.changed'; offer: OfferView }
  | { kind: 'presence.changed'; watching: number; atMs: number }
  /** How many hearts came since the frame before; those of a frame that was missed are not told again. */
  | { kind: 'show.reacted'; hearts: number }
  /** A line was taken from the screens. One that comes back is told as `chat.posted` with a later `turn`. */
  | ({ kind: 'chat.removed' } & LineGone)
  | { kind: 'chat.ruled'; rules: ChatRulesView };

/** `every`: none is lost or doubled; numbered per show by `seq`, so that a gap is seen. */
export type EveryFact = { kind: 'chat.posted'; line: ChatLine };

/** All that happened in a show since the last tick; at most ten a second, the same bytes for everyone. */
export type ShowFrame = { showId: string; atMs: number; every: EveryFact[]; latest: LatestFact[] };

export type StudioFrame = { showId: string; orders: StudioOrderView[] };

/**
 * Who is heard first when a node has more to do than it can: orders outrank reads, reads outrank chat. `first` (what
 * moves a show, money, a session) is never turned away for that.
 */
export type Rank = 'first' | 'order' | 'read' | 'chat';

/** What a client may send: the body, the permission, how often (per account or address), its rank, and the ack's value. */
export const clientEvents = {
  'show.join': { body: JoinShowBody, permission: 'show.join', perSecond: 5, rank: 'read' },
  'order.place': { body: PlaceOrderBody, permission: 'order.place', perSecond: 10, rank: 'order' },
  'chat.post': { body: PostLineBody, permission: 'chat.post', perSecond: 2, rank: 'chat' },
  'show.react': { body: ReactBody, permission: 'show.react', perSecond: 2, rank: 'chat' },
  'show.seat': { body: SeatBody, permission: 'show.join', perSecond: 2, rank: 'chat' },
} as const satisfies Record<
  string,
  { body: new () => object; permission: Permission; perSecond: number; rank: Rank }
>;

export type ClientEvent = keyof typeof clientEvents;
export type AckValues = {
  'show.join': JoinedView;
  'order.place': PlacedOrderView;
  'chat.post': SaidLine;
  'show.react': null;
  'show.seat': ViewerSeat | null;
};

export type ClientToServer = {
  [Event in ClientEvent]: (
    body: InstanceType<(typeof clientEvents)[Event]['body']>,
    ack: (answer: Answer<AckValues[Event]>) => void,
  ) => void;
};

/** What the server sends. */
export type ServerEvents = {
  'show.snapshot': ShowSnapshot;
  'show.frame': ShowFrame;
  'studio.frame': StudioFrame;
  /** To the buyer's own sockets. */
  'order.changed': OrderView;
  /** To the device whose studio was taken over by another. */
  'studio.taken': { showId: string; deviceId: string };
  /** A big change of a cap was asked for, or decided: those that wait are to be read anew. */
  'studio.caps': { showId: string };
  /** A turn has begun, or a plan is another now: the run of the show is to be read anew. */
  'studio.run': { showId: string };
  /** What waits at the desk of a show has changed: it is to be read anew there. */
  'studio.desk': { showId: string };
  /**
   * To one person's own sockets: a moderator did something to them, wrote to them alone, or answered their appeal. What
   * was done is to be read anew (`GET me/acts`, `GET me/replies`).
   */
  'chat.acted': { showId: string };
  /** This process ends soon: dial anew at a moment of your own within so long, so that not all do at once. */
  'line.moving': { withinMs: number };
};
export type ServerEvent = keyof ServerEvents;
export type ServerToClient = { [Event in ServerEvent]: (fact: ServerEvents[Event]) => void };

export const serverEvents = [
  'show.snapshot',
  'show.frame',
  'studio.frame',
  'order.changed',
  'studio.taken',
  'studio.caps',
  'studio.run',
  'studio.desk',
  'chat.acted',
  'line.moving',
] as const satisfies readonly ServerEvent[];
