import type { OfferView } from '@chophien/contracts';
import { leftOf, type OfferState, type Unit } from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';

export type OfferRow = {
  id: string;
  show_id: string;
  lot_id: string;
  code: string;
  position: number;
  price_dong: number;
  price_version: number;
  step: number;
  minimum: number;
  per_buyer: number | null;
  cap: number;
  held: number;
  sold: number;
  state: OfferState;
  version: number;
  name: string;
  grade: string | null;
  picture: string;
  unit: Unit;
  facts_id: string;
};

const columns = `o.*, l.name, l.grade, l.picture, l.unit, l.facts_id`;
const withLot = `select ${columns} from offers o join lots l on l.id = o.lot_id`;

export function offerView(row: OfferRow): OfferView {
  return {
    id: row.id,
    showId: row.show_id,
    code: row.code,
    position: row.position,
    name: row.name,
    picture: row.picture,
    grade: row.grade,
    unit: row.unit,
    priceDong: row.price_dong,
    priceVersion: row.price_version,
    step: row.step,
    minimum: row.minimum,
    perBuyer: row.per_buyer,
    cap: row.cap,
    left: leftOf(row),
    state: row.state,
    factsId: row.facts_id,
    version: row.version,
  };
}

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
  key: string | null;
};
type Change = Partial<{ price_dong: number; cap: number; state: OfferState; sold_by: number }>;

/** Writes offers; a change is always a new version, a new price a new price version. */
export class OfferRows {
  constructor(private readonly tx: Tx) {}

  /** Locks the offer's row: what settles, moves its price or its cap stands in one line here. */
  lock(id: string): Promise<OfferRow | undefined> {
    return this.tx.row(`${withLot} where o.id = $1 for no key update of o`, [id]);
  }

  /** What this intent of the host has made already, if it has. */
  byKey(showId: string, key: string): Promise<OfferRow | undefined> {
    return this.tx.row(`${withLot} where o.show_id = $1 and o.key = $2`, [showId, key]);
  }

  async insert(offer: NewOffer): Promise<OfferRow> {
    await this.tx.rows(
      `insert into offers (id, show_id, lot_id, code, position, price_dong, step, minimum, per_buyer, cap, key)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
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
      ],
    );
    await this.move(offer.lotId, offer.id, { kind: 'set_aside', amount: offer.cap, orders: 0 });
    const row = await this.lock(offer.id);
    if (!row) throw new Error('the offer just written is not there');
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
           sold = sold + $5,
           version = version + 1
         where id = $1 returning *)
       select ${columns} from changed o join lots l on l.id = o.lot_id`,
      [offer.id, change.price_dong ?? null, change.cap ?? null, change.state ?? null, change.sold_by ?? 0],
    );
    if (!row) throw new Error('a locked offer is not there');
    return row;
  }

  /** A new version of every offer of a lot whose show is not over: what is said of the lot has changed. */
  renewOfLot(lotId: string): Promise<OfferRow[]> {
    return this.tx.rows(
      `with wanted as (
         select f.id from offers f join shows s on s.id = f.show_id
         where f.lot_id = $1 and s.state <> 'ended' order by f.id for no key update of f),
       changed as (update offers set version = version + 1 where id in (select id from wanted) returning *)
       select ${columns} from changed o join lots l on l.id = o.lot_id`,
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
       select ${columns} from changed o join lots l on l.id = o.lot_id order by o.position`,
      [showId, offerIds],
    );
  }

  /** One ledger movement. */
  async move(
    lotId: string,
    offerId: string,
    movement: { kind: 'set_aside' | 'sold' | 'cancelled'; amount: number; orders: number },
  ): Promise<void> {
    await this.tx.rows(
      `insert into stock_movements (lot_id, offer_id, kind, amount, orders) values ($1, $2, $3, $4, $5)`,
      [lotId, offerId, movement.kind, movement.amount, movement.orders],
    );
  }

  async note(
    offerId: string,
    accountId: string,
    note: { what: 'price_dong' | 'cap' | 'state'; from: unknown; to: unknown },
  ): Promise<void> {
    await this.tx.rows(
      `insert into offer_changes (offer_id, account_id, what, from_value, to_value) values ($1, $2, $3, $4, $5)`,
      [offerId, accountId, note.what, String(note.from), String(note.to)],
    );
  }
}
