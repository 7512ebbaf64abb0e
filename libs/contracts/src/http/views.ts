import type {
  ChotDoubt,
  DeliveryPrices,
  HoldReason,
  OfferState,
  OrderSource,
  OrderState,
  PayMethod,
  PriceRule,
  ShowState,
  Unit,
} from '@chophien/domain';
import type { Refusal } from '../refusals.js';
import type { PinnedCard } from './pinned-card.js';

/**
 * What the server says. Times in ms since 1970 UTC, money in đồng, amounts in grams or pieces. A `picture` is the path
 * of its files without width and ending (domain/pictures).
 */

export type MeView = {
  accountId: string;
  name: string;
  phone: string;
  mayHost: boolean;
  /** False for a newcomer whose name is still the market's. */
  named?: boolean;
};
/**
 * `serverTimeMs`: by which a device corrects its own clock. `payMethods`: the ways to pay that this market offers now,
 * the usual one first; who sells never names one that is not among them, and an order by another is refused `invalid`.
 */
export type SessionView = { me: MeView | null; serverTimeMs: number; payMethods: PayMethod[] };

export type BoothRef = { slug: string; name: string };

export type ShowView = {
  id: string;
  slug: string;
  title: string;
  booth: BoothRef;
  state: ShowState;
  /** The seller's camera is in the room. False while live: the host is reconnecting. */
  cameraOn: boolean;
  startsAtMs: number;
  startedAtMs: number | null;
  endedAtMs: number | null;
  pinnedOfferId: string | null;
  picture: string;
  version: number;
};

export type OfferView = {
  id: string;
  showId: string;
  code: string;
  position: number;
  name: string;
  picture: string;
  grade: string | null;
  unit: Unit;
  priceDong: number;
  priceVersion: number;
  step: number;
  minimum: number;
  perBuyer: number | null;
  /** What becomes of the price; absent where the host moves it by hand. */
  rule?: PriceRule;
  /** All that is held and sold, where the price goes by it. */
  taken?: number;
  cap: number;
  left: number;
  state: OfferState;
  /** How many wait in line for what comes back; while any do, nothing is `left` for others. */
  waiting?: number;
  /** The facts sheet as it stands; stored with each order. */
  factsId: string;
  version: number;
};

export type ChatLine = {
  id: string;
  seq: number;
  name: string;
  fromHost: boolean;
  text: string;
  atMs: number;
  /** How often it was taken from the screens or came back; absent: never. */
  turn?: number;
};

export type ShowCard = {
  slug: string;
  title: string;
  booth: BoothRef;
  state: ShowState;
  startsAtMs: number;
  picture: string;
  watching: number;
  pinned: PinnedCard | null;
};

/** What a host has sent, or chosen. */
export type PictureView = { picture: string };

/** `goods`: the names of its newest lots, a few, so that the market can be searched for them. */
export type BoothCard = BoothRef & { province: string; picture: string; goods: string[] };
export type MarketView = { onAir: ShowCard[]; comingUp: ShowCard[]; booths: BoothCard[] };

export type LotView = {
  id: string;
  name: string;
  unit: Unit;
  variety: string | null;
  grade: string | null;
  origin: string;
  producerName: string;
  picture: string;
  /** Made of other lots: it can be sold, and be no part of another. */
  isBundle?: boolean;
};

export type ProducerView = { id: string; name: string; address: string };

export type BoothView = Omit<BoothCard, 'goods'> & {
  story: string;
  producers: ProducerView[];
  lots: LotView[];
  shows: ShowCard[];
};

/** What the law asks to be told before the sale, as it stood at one time (`version`). */
export type FactsView = {
  id: string;
  version: number;
  producer: { name: string; address: string; phone: string; taxCode: string };
  name: string;
  unit: Unit;
  pieceGrams: number | null;
  variety: string | null;
  grade: string | null;
  origin: string;
  growingAreaCode: string | null;
  harvestFrom: string | null;
  harvestTo: string | null;
  expiresOn: string | null;
  certificate: string | null;
  delivery: DeliveryPrices;
  returnTerms: string;
  /** What one piece is made of, where it is a bundle. */
  parts?: { name: string; amountEach: number; unit: Unit }[];
};

/** A lot as a page of its own: what it is, whose, and in which shows it is or will be sold. */
export type ProductView = { lot: LotView; booth: BoothRef; facts: FactsView; shows: ShowCard[] };

export type AddressView = {
  id: string;
  recipient: string;
  phone: string;
  communeCode: string;
  communeName: string;
  provinceCode: string;
  provinceName: string;
  line: string;
};

/** `formerly`: the names of what went into it in July 2025, which people still write; to be found by. */
export type ProvinceView = { code: string; name: string; formerly: readonly string[] };
export type CommuneView = { code: string; name: string; formerly: readonly string[] };

export type OrderLineView = {
  offerId: string;
  lotId: string;
  producerId: string;
  producerName: string;
  code: string;
  name: string;
  unit: Unit;
  amount: number;
  priceDong: number;
  priceVersion: number;
  goodsDong: number;
  factsId: string;
};

/** The answer to an order, repeated byte for byte to the same key. */
export type PlacedOrderView = {
  id: string;
  code: string;
  /** As it was when it was placed. `held`: to be paid for until `expiresAtMs`. */
  state: 'confirmed' | 'held';
  method: PayMethod;
  lines: OrderLineView[];
  goodsDong: number;
  deliveryDong: number;
  totalDong: number;
  placedAtMs: number;
  expiresAtMs: number | null;
  /** How long it is held, where that is less than usual because earlier holds of this buyer ended unpaid. */
  shortHoldMs?: number;
};

/** One line of goods that a comment names. `order`: held for its writer; `refusal`: why it is not. */
export type ReadItem = {
  offerId: string;
  code: string;
  name: string;
  unit: Unit;
  /** Null: it was not said, or in a unit that these goods are not sold by. */
  amount: number | null;
  order: PlacedOrderView | null;
  refusal: Refusal | null;
};

/** What a comment was read as. With `doubts` nothing is held: its writer is asked. */
export type LineReading = { intent: 'order' | 'cancel'; doubts: ChotDoubt[]; items: ReadItem[] };

/** A line as its writer alone hears it back. `held`: nobody else sees it before a moderator has; its `seq` is 0. */
export type SaidLine = ChatLine & { reading?: LineReading; held?: HoldReason };

export type OrderView = Omit<PlacedOrderView, 'state'> & {
  state: OrderState;
  /** Held for a comment or a turn in line: its buyer has not said yes yet, nor where to. */
  isDraft: boolean;
  /** How it came to be; `wait_list`: its buyer’s turn in a line. */
  source?: OrderSource;
  /** The price is the most that is paid: by the offer's rule it may still fall for those who are in. */
  isAtMost: boolean;
  /** What it comes to in the end; null while that is as it was taken. */
  end: OrderEndView | null;
  /** The parcel weighs another amount than was ordered, and waits for its buyer's word; null: nothing is asked. */
  weightAsked: OrderEndView | null;
  show: { slug: string; title: string };
  booth: BoothRef;
  recipient: string;
  phone: string;
  addressText: string;
  paidAtMs: number | null;
  cancelledAtMs: number | null;
};

/**
 * After the close, or after the scale: `amount` is what was packed, `dueBackDong` is owed back of what was paid,
 * `toPayDong` is paid when the parcel is handed over.
 */
export type OrderEndView = {
  amount: number;
  priceDong: number;
  goodsDong: number;
  totalDong: number;
  dueBackDong: number;
  toPayDong: number;
};

export type StudioOrderView = {
  id: string;
  code: string;
  state: OrderState;
  isDraft: boolean;
  offerId: string;
  offerCode: string;
  name: string;
  unit: Unit;
  amount: number;
  totalDong: number;
  buyerName: string;
  placedAtMs: number;
};

export type StudioShowView = {
  show: ShowView;
  /** Each with its lot, which a planned bag is written by. */
  offers: (OfferView & { lotId: string })[];
  orders: StudioOrderView[];
  /** All orders of the show that stand, grams and đồng; `orders` holds the newest only. */
  totals: { orders: number; grams: number; pieces: number; dong: number };
};

/** A show in its host's list, with what it has sold and not lost again. */
export type StudioShowRow = ShowView & { soldGrams: number; soldPieces: number };

export type StudioHomeView = {
  booths: (BoothRef & { id: string; picture: string; producers: ProducerView[] })[];
  shows: StudioShowRow[];
  /** Looks after the market as a whole, and is shown the way to how it stands. */
  mayOperate: boolean;
  desks?: ShowView[];
};

/** How much of a measuring body has come. */
export type LinkCheckView = { bytes: number };

/** Who may buy at a booth's wholesale prices. `phone`: all but its ends is hidden. */
export type WholesaleBuyerView = {
  accountId: string;
  name: string | null;
  phone: string;
  approvedAtMs: number;
};
