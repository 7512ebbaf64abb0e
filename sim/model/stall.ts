import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Book } from './book.js';

/** Where all offers of a run stand. Each hand that plays has a show of its own: a show's row is locked by who edits it. */
export type Ground = { boothId: string; producerId: string };
export type Stall = { offerId: string; lotId: string };

const insertStall = `with lot as (
    insert into lots (id, booth_id, producer_id, name, unit, piece_grams, made, set_aside, origin, picture, facts_id)
    values ($1, $2, $3, 'Vải thiều thử', $4, $5, $6, $6, 'Yên Dũng', '/pictures/basket', $7)),
  sheet as (insert into fact_sheets (id, lot_id, version, body) values ($7, $1, 1, $8)),
  day as (insert into picking_days (producer_id, day, cap_grams) select $3, $9::date, $10 where $9 is not null),
  moves as (insert into stock_movements (lot_id, offer_id, kind, amount) values ($1, null, 'made', $6), ($1, $11, 'set_aside', $6))
  insert into offers (id, show_id, lot_id, code, position, price_dong, step, minimum, per_buyer, per_household, cap, own_cap, picking_day)
  values ($11, $12, $1, 'M' || left($11::text, 13), 1, $13, $14, $15, $16, $17, $6, $18, $9::date)`;

let daysUsed = 0;

/** A lot and its offer as the book opens them, on a picking day of their own. */
export async function openStall(
  db: pg.Pool,
  { boothId, producerId, showId }: Ground & { showId: string },
  book: Book,
): Promise<Stall> {
  const [lotId, offerId, factsId] = [randomUUID(), randomUUID(), randomUUID()];
  const { caps, unit } = book;
  const producer = { name: 'Vườn thử', address: 'Yên Dũng', phone: '0900000000', taxCode: '0000000000' };
  const delivery = { firstGrams: 2_000, firstDong: 25_000, nextKgDong: 4_000 };
  const sheet = { id: factsId, version: 1, producer, name: 'Vải thiều thử', unit, delivery };
  const day = book.hasDay ? new Date(Date.UTC(2100, 0, 1 + daysUsed++)).toISOString().slice(0, 10) : null;
  const pieceGrams = unit === 'piece' ? book.gramsEach : null;
  await db.query({
    name: 'stall',
    text: insertStall,
    values: [
      ...[lotId, boothId, producerId, unit, pieceGrams, book.cap, factsId, JSON.stringify(sheet)],
      ...[day, caps.picking_day_cap, offerId, showId, book.priceDong, book.step, book.minimum],
      ...[caps.per_buyer, caps.per_household, caps.own_cap],
    ],
  });
  return { offerId, lotId };
}

export async function openShow(db: pg.Pool, { boothId }: Ground): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into shows (id, slug, booth_id, title, picture, state, starts_at, started_at)
     values ($1, $2, $3, 'Phiên thử', '/pictures/basket', 'live', now(), now())`,
    [id, `thu-${id}`, boothId],
  );
  return id;
}

export async function findGround(db: pg.Pool): Promise<Ground> {
  const { rows } = await db.query<{ id: string; booth_id: string }>(
    `select id, booth_id from producers order by created_at limit 1`,
  );
  if (!rows[0]) throw new Error('the demo market has no producer');
  return { producerId: rows[0].id, boothId: rows[0].booth_id };
}
