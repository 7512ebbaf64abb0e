import { sheetOf, type Ground } from '@chophien/bench/ground';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Orchard } from './book.js';

const insertStall = `with lot as (
    insert into lots (id, booth_id, producer_id, name, unit, piece_grams, made, set_aside, origin, picture, facts_id)
    values ($1, $2, $3, 'Vải thiều đo', $4, $5, $6, $6, 'Yên Dũng', '/pictures/basket', $7)),
  sheet as (insert into fact_sheets (id, lot_id, version, body) values ($7, $1, 1, $8)),
  day as (insert into picking_days (producer_id, day, cap_grams) select $3, d, $10 from unnest($20::date[]) as d),
  moves as (
    insert into stock_movements (lot_id, offer_id, kind, amount)
    select $1::uuid, null::uuid, 'made', $6::bigint union all select $1, o, 'set_aside', $18 from unnest($11::uuid[]) as o)
  insert into offers (id, show_id, lot_id, code, position, price_dong, step, minimum, per_buyer, per_household, cap, own_cap, picking_day)
  select o, $12, $1, 'M' || left(o::text, 13), 1, $13, $14, $15, $16, $17, $18, $19, d from unnest($11::uuid[], $9::date[]) as x (o, d)`;

let daysUsed = 0;

/** Days of the producer on which nobody picks yet. */
export function freshDays(count: number): string[] {
  return Array.from({ length: count }, () =>
    new Date(Date.UTC(2100, 0, 1 + daysUsed++)).toISOString().slice(0, 10),
  );
}

/** A lot and its offers as the books open them; answers the offers' ids in the order of the books. */
export async function openStall(
  db: pg.Pool,
  { boothId, producerId, showId }: Ground & { showId: string },
  { books, made, dayCaps }: Orchard,
): Promise<string[]> {
  const [book] = books;
  if (!book) throw new Error('a lot without an offer');
  const [lotId, factsId] = [randomUUID(), randomUUID()];
  const offerIds = books.map(() => randomUUID());
  const { caps, unit } = book;
  const sheet = { ...sheetOf(unit), id: factsId };
  const pieceGrams = unit === 'piece' ? book.gramsEach : null;
  await db.query({
    name: 'stall',
    text: insertStall,
    values: [
      ...[lotId, boothId, producerId, unit, pieceGrams, made, factsId, JSON.stringify(sheet)],
      ...[
        books.map(({ day }) => day),
        book.capOf('picking_day_cap'),
        offerIds,
        showId,
        book.priceDong,
        book.step,
      ],
      ...[book.minimum, caps.per_buyer, caps.per_household, book.cap, caps.own_cap, [...dayCaps.keys()]],
    ],
  });
  return offerIds;
}
