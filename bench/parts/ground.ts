import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Whose goods a proof sells, and on which show. */
export type Ground = { boothId: string; producerId: string };

type Database = pg.Client | pg.Pool;

/** The first producer of the demo market's first booth. */
export async function findGround(db: Database): Promise<Ground> {
  const { rows } = await db.query<{ id: string; booth_id: string }>(
    `select p.id, p.booth_id from producers p join booths b on b.id = p.booth_id order by b.created_at, p.created_at limit 1`,
  );
  if (!rows[0]) throw new Error('the demo market has no producer');
  return { producerId: rows[0].id, boothId: rows[0].booth_id };
}

/** A show of its own on air; answers its id. */
export async function openShow(db: Database, { boothId }: Ground): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into shows (id, slug, booth_id, title, picture, state, starts_at, started_at)
     values ($1, $2, $3, 'Phiên đo', '/pictures/basket', 'live', now(), now())`,
    [id, slugOf(id), boothId],
  );
  return id;
}

/** The address of such a show. */
export const slugOf = (showId: string): string => `do-${showId}`;

/** What a facts sheet says of a lot that only proofs buy from. */
export function sheetOf(unit: 'g' | 'piece'): object {
  return {
    version: 1,
    producer: { name: 'Vườn đo', address: 'Yên Dũng', phone: '0900000000', taxCode: '0000000000' },
    name: 'Vải thiều đo',
    unit,
    delivery: { firstGrams: 2_000, firstDong: 25_000, nextKgDong: 4_000 },
  };
}
