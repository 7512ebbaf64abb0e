import {
  leftOf,
  shopIsOpen,
  type AcceptedKeys,
  type AskId,
  type BatchPlan,
  type Channel,
  type DeliveryPrices,
  type Had,
  type LaneFacts,
  type Offer,
  type OrderSource,
  type PayMethod,
  type PickingDay,
  type Result,
  type ShowState,
} from '@chophien/domain';
import type { PlacedOrderView, Refusal } from '@chophien/contracts';
import { textColumn } from '../db/binary-rows.js';
import type { Hold } from '../holds/index.js';
import type { OfferRow } from '../offers/index.js';
import { hash } from 'node:crypto';
import type { NewOrder } from './write-batch.js';

/** Where an order goes, as it will be kept with it. */
export type Destination = {
  recipient: string;
  /** Its columns of a row, as PostgreSQL reads them: made once, however many orders go there. */
  columns: Buffer;
  /** Digest of the normalised address. */
  household: number;
};

/** The five columns of a destination: recipient, phone, commune, address, and of which list of communes. */
export function destinationColumns(texts: readonly [string, string, string, string, string]): Buffer {
  return Buffer.concat(texts.map(textColumn));
}

const noColumns = destinationColumns(['', '', '', '', '']);

/** A draft's, until its buyer says where to. Nobody shares its household: it is made of the ask's own key. */
export function nowhereYet(key: string): Destination {
  return {
    recipient: '',
    columns: noColumns,
    household: householdDigest(`draft ${key}`),
  };
}

/** 52 bits of what a household is known by: exact in a number, and no two households of a market meet by chance. */
export function householdDigest(household: string): number {
  return Number.parseInt(hash('sha256', household, 'hex').slice(0, 13), 16);
}

/** An ask on its way through a lane. */
export type OrderAsk = {
  buyerId: string;
  key: string;
  bodyHash: string;
  household: number;
  channel: Channel;
  as: 'confirmed' | 'held';
  amount: number;
  price: { dong: number; version: number };
  atMs: number;
  method: PayMethod;
  source: OrderSource;
  destination: Destination;
  /** Null: it is confirmed at once. */
  hold: Hold | null;
  answer: (answer: Result<PlacedOrderView, Refusal>) => void;
  fail: (fault: unknown) => void;
};

/** An offer's row with all that an order of it is made of. */
export type LaneRow = OfferRow & {
  producer_id: string;
  producer_name: string;
  piece_grams: number | null;
  show_state: ShowState;
  show_version: number;
  first_grams: number;
  first_dong: number;
  next_kg_dong: number;
  day_cap_grams: number | null;
  day_taken_grams: number | null;
  day_version: number | null;
  /** Of the offer's booth; read where the rule is wholesale. */
  wholesale_buyers: ReadonlySet<string>;
  /** Who may have more of the offer than everybody. */
  own_limits: ReadonlyMap<string, number>;
  /** The number that this database has given the type `order_line`. */
  line_type: number;
};

/** What a lane knows. `bought` and `answered` are moved on by the lane itself after each batch it has written. */
export type OrderFacts = LaneFacts & {
  row: LaneRow;
  had: { buyers: Map<string, number>; households: Map<number, number> };
  answered: AcceptedKeys;
};

export function deliveryOf(row: LaneRow): DeliveryPrices {
  return { firstGrams: row.first_grams, firstDong: row.first_dong, nextKgDong: row.next_kg_dong };
}

/** What one unit of an offer's amount weighs, in grams. */
export function gramsEach(row: LaneRow): number {
  return row.unit === 'g' ? 1 : (row.piece_grams ?? 0);
}

export function factsOf(row: LaneRow, had: OrderFacts['had'], answered: OrderFacts['answered']): OrderFacts {
  return { row, offer: offerOf(row), show: { state: row.show_state }, had, answered };
}

function offerOf(row: LaneRow): Offer & { version: number } {
  return {
    version: row.version,
    unit: row.unit,
    state: row.state,
    step: row.step,
    minimum: row.minimum,
    cap: row.cap,
    held: row.held,
    sold: row.sold,
    perBuyer: row.per_buyer,
    perHousehold: row.per_household,
    channels: channelsOf(row),
    pickingDay: pickingDayOf(row),
    priceDong: row.price_dong,
    priceVersion: row.price_version,
    rule: row.price_rule,
    wholesaleBuyers: row.wholesale_buyers,
    ownLimits: row.own_limits,
  };
}

function channelsOf(row: LaneRow): Offer['channels'] {
  return {
    ...ownOf(row),
    ...(row.relay_cap !== null && { relay: { cap: row.relay_cap, taken: row.relay_taken } }),
    ...(row.wholesale_cap !== null && { wholesale: { cap: row.wholesale_cap, taken: row.wholesale_taken } }),
  };
}

/** While people stand in line, what is free belongs to them: nobody else is sold any of it. */
function ownOf({ waiting, own_cap: cap, own_taken: taken }: LaneRow): Offer['channels'] {
  if (waiting > 0) return { own: { cap: taken, taken } };
  return cap === null ? {} : { own: { cap, taken } };
}

function pickingDayOf(row: LaneRow): PickingDay | null {
  if (row.day_cap_grams === null) return null;
  return { capGrams: row.day_cap_grams, takenGrams: row.day_taken_grams ?? 0, gramsEach: gramsEach(row) };
}

/** Nothing had by anybody. */
export function nobodyHas(): OrderFacts['had'] & Had {
  return { buyers: new Map(), households: new Map() };
}

/** The refusal of an offer that has nothing left, as far as is known here; never for a key that was accepted. */
export function soldOutFor(facts: OrderFacts | undefined, ask: AskId): Refusal | undefined {
  if (!facts) return undefined;
  const { offer, show } = facts;
  if (!shopIsOpen(show.state) || offer.state === 'closed') return undefined;
  const left = offer.state === 'sold_out' ? 0 : leftOf(offer);
  if (left >= offer.minimum || facts.answered.has(ask)) return undefined;
  return { code: 'sold_out', left, unit: offer.unit };
}

/** The facts after a batch was written: what the database has now, without reading it. */
export function advance(
  facts: OrderFacts,
  plan: BatchPlan,
  orders: readonly NewOrder[],
  version: number,
): OrderFacts {
  const { row } = facts;
  const { sold, held, byChannel } = plan.takenNow;
  for (const order of orders) {
    facts.answered.add({ buyerId: order.buyer_id, key: order.key });
    remember(facts, order.buyer_id, order.household, order.amount);
  }
  const next: LaneRow = {
    ...row,
    version,
    sold: row.sold + sold,
    held: row.held + held,
    own_taken: row.own_taken + byChannel.own,
    relay_taken: row.relay_taken + byChannel.relay,
    wholesale_taken: row.wholesale_taken + byChannel.wholesale,
    day_taken_grams:
      row.day_taken_grams === null ? null : row.day_taken_grams + (sold + held) * gramsEach(row),
    day_version: row.day_version === null ? null : row.day_version + 1,
  };
  return factsOf(next, facts.had, facts.answered);
}

export function remember({ had }: OrderFacts, buyerId: string, household: number, amount: number): void {
  had.buyers.set(buyerId, (had.buyers.get(buyerId) ?? 0) + amount);
  had.households.set(household, (had.households.get(household) ?? 0) + amount);
}
