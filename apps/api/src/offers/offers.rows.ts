import {
  leftOf,
  type Channel,
  type MovementKind,
  type OfferState,
  type Part,
  type PriceRule,
  type Unit,
} from '@chophien/domain';
import { lockLots, lotsTaken } from '../catalog/index.js';
import { Notices } from '../db/notices.js';
import type { Reader, Tx } from '../db/unit-of-work.js';
import type { OfferAspect } from './offer-change.entity.js';

export type OfferRow = {
  id: string;
  show_id: string;
  lot_id: string;
  code: string;
  position: number;
  price_dong: number;
  price_version: number;
  price_rule: PriceRule;
  parts: readonly Part[] | null;
  step: number;
  minimum: number;
  per_buyer: number | null;
  per_household: number | null;
  cap: number;
  held: number;
  sold: number;
  own_cap: number | null;
  relay_cap: number | null;
  wholesale_cap: number | null;
  own_taken: number;
  relay_taken: number;
  wholesale_taken: number;
  picking_day: string | null;
  state: OfferState;
  waiting: number;
  version: number;
  name: string;
  grade: string | null;
  picture: string;
  unit: Unit;
  facts_id: string;
};

/** Of the offer `o` and its lot `l`. */
export const offerColumns = `o.*, l.name, l.grade, l.picture, l.unit, l.facts_id`;
const withLot = `select ${offerColumns} from offers o join lots l on l.id = o.lot_id`;

/**
 * The bag of a show, in its order. Closed offers stay in it, marked: who was away when one was closed learns of it by
 * the snapshot.
 */
export function offersOfShow(reader: Reader, showId: string): Promise<OfferRow[]> {
  return reader.rows(`${withLot} where o.show_id = $1 order by o.position`, [showId]);
}

export type NewOffer = {
  id: string;
  showId: string;
  lotId: string;
  code: string;
  position: number;
  priceDong: number;
  step: number;
  minimum: number;
  perBuyer: number | null;
  cap: number;
  rule: PriceRule;
  parts: readonly Part[] | null;
  key: string | null;
};
type Change = Partial<{ price_dong: number; price_rule: PriceRule; cap: number; state: OfferState }>;
type Noted = { from: unknown; to: unknown; why?: string | null; approvedBy?: string | undefined };
type Moved = { kind: MovementKind; channel?: Channel; amount: number; orders?: number };

/** Writes offers; a change is always a new version, a new price a new price version. */
export class OfferRows {
  constructor(private readonly tx: Tx) {}

  /** Locks the offer's row: what settles, moves its price or its cap stands in one line here. */
  lock(id: string): Promise<OfferRow | undefined> {
    return this.tx.row(`${withLot} where o.id = $1 for no key update of o`, [id]);
  }

  /** As `lock`, with the picking day before it: for whatever moves the counters. */
  async lockWithDay(id: string): Promise<OfferRow | undefined> {
    await lockPickingDay(this.tx, id);
    return this.lock(id);
  }

  /** What this intent of the host has made already, if it has. */
  byKey(showId: string, key: string): Promise<OfferRow | undefined> {
    return this.tx.row(`${withLot} where o.show_id = $1 and o.key = $2`, [showId, key]);
  }

  async insert(offer: NewOffer): Promise<OfferRow> {
    await this.tx.rows(
      `insert into offers (id, show_id, lot_id, code, position, price_dong, step, minimum, per_buyer, cap, key, price_rule,
         parts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        offer.id,
        offer.showId,
        offer.lotId,
        offer.code,
        offer.position,
        offer.priceDong,
        offer.step,
        offer.minimum,
        offer.perBuyer,
        offer.cap,
        offer.key,
        JSON.stringify(offer.rule),
        offer.parts && JSON.stringify(offer.parts),
      ],
    );
    const row = await this.lock(offer.id);
    if (!row) throw new Error('the offer just written is not there');
    await this.setAside(row, offer.cap);
    return row;
  }

  async change(offer: OfferRow, change: Change): Promise<OfferRow> {
    const row = await this.tx.row<OfferRow>(
      `with changed as (
         update offers set
           price_dong = coalesce($2, price_dong),
           price_version = price_version + case when $2 is null then 0 else 1 end,
           cap = coalesce($3, cap),
           state = coalesce($4, state),
           price_rule = coalesce($5, price_rule),
           version = version + 1
         where id = $1 returning *)
       select ${offerColumns} from changed o join lots l on l.id = o.lot_id`,
      [
        offer.id,
        change.price_dong ?? null,
        change.cap ?? null,
        change.state ?? null,
        change.price_rule ? JSON.stringify(change.price_rule) : null,
      ],
    );
    await Notices.tell(this.tx, { offer: offer.id });
    return there(row);
  }

  /** What one channel's orders had taken, held or sold, is free again: in the offer and in its picking day. */
  async giveBack(
    offer: OfferRow,
    back: { counter: 'held' | 'sold'; channel: Channel; amount: number },
  ): Promise<OfferRow> {
    const row = await this.tx.row<OfferRow>(
      `with changed as (
         update offers set ${back.counter} = ${back.counter} - $2, ${back.channel}_taken = ${back.channel}_taken - $2,
           version = version + 1
         where id = $1 returning *),
       picked as (
         update picking_days d set version = d.version + 1,
           taken_grams = d.taken_grams - $2 * case when l.unit = 'g' then 1 else l.piece_grams end
         from changed o join lots l on l.id = o.lot_id
         where d.producer_id = l.producer_id and d.day = o.picking_day)
       select ${offerColumns} from changed o join lots l on l.id = o.lot_id`,
      [offer.id, back.amount],
    );
    return there(row);
  }

  /** Held goods were paid for. */
  async sellHeld(offer: OfferRow, amount: number): Promise<OfferRow> {
    const row = await this.tx.row<OfferRow>(
      `with changed as (
         update offers set held = held - $2, sold = sold + $2, version = version + 1 where id = $1 returning *)
       select ${offerColumns} from changed o join lots l on l.id = o.lot_id`,
      [offer.id, amount],
    );
    return there(row);
  }

  /** A closed offer keeps only what is promised; the rest is the lot's again. */
  async release(offer: OfferRow): Promise<OfferRow> {
    const rest = leftOf(offer);
    if (rest === 0) return offer;
    const row = await this.change(offer, { cap: offer.cap - rest });
    await this.setAside(offer, -rest);
    return row;
  }

  /**
   * Moves an amount of the lot into the offer, or (negative) back, and of a bundle's parts with it; the database refuses
   * more than a lot has.
   */
  async setAside(offer: Pick<OfferRow, 'id' | 'lot_id' | 'parts'>, amount: number): Promise<void> {
    await lockLots(this.tx, offer);
    await this.tx.rows(
      `update lots l set set_aside = l.set_aside + $3 * t.each
       from unnest($1::uuid[], $2::int8[]) as t (lot_id, each) where l.id = t.lot_id`,
      [...lotsTaken(offer), amount],
    );
    await this.move(offer, { kind: 'set_aside', amount });
  }

  /** A new version of every offer of a lot whose show is not over: what is said of the lot has changed. */
  renewOfLot(lotId: string): Promise<OfferRow[]> {
    return this.tx.rows(
      `with wanted as (
         select f.id from offers f join shows s on s.id = f.show_id
         where f.lot_id = $1 and s.state <> 'ended' order by f.id for no key update of f),
       changed as (update offers set version = version + 1 where id in (select id from wanted) returning *)
       select ${offerColumns} from changed o join lots l on l.id = o.lot_id`,
      [lotId],
    );
  }

  /** The offers that have another place now, under the lock of their show. */
  order(showId: string, offerIds: readonly string[]): Promise<OfferRow[]> {
    return this.tx.rows(
      `with placed as (
         select f.id, row_number() over (order by array_position($2::uuid[], f.id) nulls last, f.position) as place
         from offers f where f.show_id = $1),
       wanted as (
         select f.id, p.place from offers f join placed p on p.id = f.id
         where f.position <> p.place order by f.id for no key update of f),
       changed as (
         update offers f set position = w.place, version = version + 1 from wanted w where f.id = w.id returning f.*)
       select ${offerColumns} from changed o join lots l on l.id = o.lot_id order by o.position`,
      [showId, offerIds],
    );
  }

  /** One ledger movement of every lot that the offer is made of. */
  async move(offer: Pick<OfferRow, 'id' | 'lot_id' | 'parts'>, movement: Moved): Promise<void> {
    const { kind, channel, amount, orders } = movement;
    await this.tx.rows(
      `insert into stock_movements (lot_id, offer_id, kind, channel, amount, orders)
       select t.lot_id, $3, $4, $5, $6::int8 * t.each, $7 from unnest($1::uuid[], $2::int8[]) as t (lot_id, each)`,
      [...lotsTaken(offer), offer.id, kind, channel ?? null, amount, orders ?? 0],
    );
  }

  async note(offerId: string, accountId: string, note: Noted & { what: OfferAspect }): Promise<void> {
    await this.tx.rows(
      `insert into offer_changes (offer_id, account_id, what, from_value, to_value, why, approved_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        offerId,
        accountId,
        note.what,
        wordOf(note.from),
        wordOf(note.to),
        note.why ?? null,
        note.approvedBy ?? null,
      ],
    );
  }
}

/** Locks the picking day in which an offer counts, if it counts in one. It comes before the offer's own row everywhere. */
export async function lockPickingDay(tx: Reader, offerId: string): Promise<void> {
  await tx.rows(
    `select 1 from picking_days d where (d.producer_id, d.day) in
       (select l.producer_id, o.picking_day from offers o join lots l on l.id = o.lot_id where o.id = $1)
     for no key update`,
    [offerId],
  );
}

/** Tells the lanes of every offer that counts in this day of the lot's producer. */
export async function tellDay(tx: Tx, lotId: string, day: string | null): Promise<void> {
  if (day === null) return;
  // A producer's lots are all of one booth, by which they are found.
  const offers = await tx.rows<{ id: string }>(
    `select o.id from lots mine join lots l on l.booth_id = mine.booth_id and l.producer_id = mine.producer_id
       join offers o on o.lot_id = l.id
     where mine.id = $1 and o.picking_day = $2 and o.state <> 'closed'`,
    [lotId, day],
  );
  for (const { id } of offers) await Notices.tell(tx, { offer: id });
}

function wordOf(value: unknown): string | null {
  return value === null ? null : String(value);
}

function there(row: OfferRow | undefined): OfferRow {
  if (!row) throw new Error('a locked offer is not there');
  return row;
}
