import type { CapView, OfferCapsView } from '@chophien/contracts';
import { capKinds, freeOf, type CapKind, type StandingCap } from '@chophien/domain';
import { lockLots, lotColumns, LotRows, type LotStockRow } from '../catalog/index.js';
import { Notices } from '../db/notices.js';
import type { Reader, Tx } from '../db/unit-of-work.js';
import {
  lockPickingDay,
  lockShowOf,
  offerColumns,
  OfferRows,
  tellDay,
  type OfferRow,
} from '../offers/index.js';
import type { ShowRow } from '../shows/index.js';

/** An offer with all that its caps are counted in. */
export type CapsRow = OfferRow &
  LotStockRow & {
    producer_id: string;
    day_cap_grams: number | null;
    day_taken_grams: number | null;
    /** How many more of a bundle its lots have enough for; null: it is none. */
    pieces_free: number | null;
    most_of_buyer: number;
    most_of_household: number;
  };

const stands = `from orders p where p.offer_id = o.id and p.state not in ('cancelled', 'expired')`;
const capsRow = `select ${offerColumns}, ${lotColumns}, l.producer_id,
    d.cap_grams as day_cap_grams, d.taken_grams as day_taken_grams,
    (select min((p.made::int8 + p.returned - p.set_aside - p.spoiled) / (x->>'amountEach')::int8)
      from jsonb_array_elements(o.parts) x join lots p on p.id = (x->>'lotId')::uuid) as pieces_free,
    coalesce((select max(had) from (select sum(p.amount) as had ${stands} group by p.buyer_id) b), 0)::int8 as most_of_buyer,
    coalesce((select max(had) from (select sum(p.amount) as had ${stands} group by p.household) h), 0)::int8 as most_of_household
  from offers o join lots l on l.id = o.lot_id
    left join picking_days d on d.producer_id = l.producer_id and d.day = o.picking_day
  where o.id = $1`;

export function readCaps(reader: Reader, offerId: string): Promise<CapsRow | undefined> {
  return reader.row(capsRow, [offerId]);
}

/** Locks show, picking day, offer and lot, in the order in which everybody does, and reads what they hold. */
export async function lockCaps(
  tx: Tx,
  offerId: string,
): Promise<{ show: ShowRow; offer: CapsRow } | undefined> {
  const show = await lockShowOf(tx, offerId);
  await lockPickingDay(tx, offerId);
  const locked = await tx.use(OfferRows).lock(offerId);
  if (!show || !locked) return undefined;
  await lockLots(tx, locked);
  const offer = await readCaps(tx, offerId);
  return offer && { show, offer };
}

export function standingCap(row: CapsRow, what: CapKind): StandingCap {
  switch (what) {
    case 'cap':
      return { now: row.cap, promised: row.held + row.sold };
    case 'per_buyer':
      return { now: row.per_buyer, promised: row.most_of_buyer };
    case 'per_household':
      return { now: row.per_household, promised: row.most_of_household };
    case 'own_cap':
      return { now: row.own_cap, promised: row.own_taken };
    case 'relay_cap':
      return { now: row.relay_cap, promised: row.relay_taken };
    case 'wholesale_cap':
      return { now: row.wholesale_cap, promised: row.wholesale_taken };
    case 'picking_day_cap':
      return { now: row.day_cap_grams, promised: row.day_taken_grams ?? 0 };
  }
}

export function capsView(row: CapsRow): OfferCapsView {
  const caps = capKinds.map((what): CapView => {
    const { now, promised } = standingCap(row, what);
    return { what, now, atLeast: promised };
  });
  return { offerId: row.id, unit: row.unit, pickingDay: row.picking_day, caps };
}

/** Writes caps under their locks, and tells the lanes. */
export class CapRows {
  constructor(private readonly tx: Tx) {}

  async set(row: CapsRow, what: CapKind, to: number | null): Promise<void> {
    if (what === 'picking_day_cap') return this.setDay(row, to);
    if (what === 'cap' && to !== null) await this.tx.use(OfferRows).setAside(row, to - row.cap);
    // One of a handful of column names, never what was sent.
    await this.tx.rows(`update offers set ${what} = $2, version = version + 1 where id = $1`, [row.id, to]);
    await Notices.tell(this.tx, { offer: row.id });
  }

  /** How much must be recorded as harvested before the cap can be this. */
  static missing(row: CapsRow, cap: number): number {
    return Math.max(0, cap - row.cap - freeOf(LotRows.counters(row)));
  }

  private async setDay({ producer_id, lot_id, picking_day }: CapsRow, to: number | null): Promise<void> {
    await this.tx.rows(
      `insert into picking_days (producer_id, day, cap_grams) values ($1, $2, $3)
       on conflict (producer_id, day) do update set cap_grams = $3, version = picking_days.version + 1`,
      [producer_id, picking_day, to],
    );
    await tellDay(this.tx, lot_id, picking_day);
  }

  /** Moves an offer to another day, or to none, and counts both days anew; their rows are locked. */
  async setPickingDay(row: CapsRow, day: string | null): Promise<void> {
    await this.tx.rows(`update offers set picking_day = $2, version = version + 1 where id = $1`, [
      row.id,
      day,
    ]);
    for (const counted of [row.picking_day, day]) {
      if (counted === null) continue;
      await this.tx.rows(
        `update picking_days set taken_grams = (${takenOnDay}), version = version + 1 where producer_id = $1 and day = $2`,
        [row.producer_id, counted],
      );
      await tellDay(this.tx, row.lot_id, counted);
    }
    await Notices.tell(this.tx, { offer: row.id });
  }
}

/** What all offers of a producer's day have taken, in grams. Of producer $1 and day $2. */
export const takenOnDay = `select coalesce(sum((o.held + o.sold)::int8 * coalesce(l.piece_grams, 1)), 0)
  from offers o join lots l on l.id = o.lot_id where l.producer_id = $1 and o.picking_day = $2`;
