import type { Part } from '@chophien/domain';
import type { Reader } from '../db/unit-of-work.js';

/** What an offer is made of: its own lot, and a bundle's parts. */
export type MadeOf = { lot_id: string; parts: readonly Part[] | null };

/** The lots that an offer takes of, and how much of each for one of its own units. */
export function lotsTaken({ lot_id, parts }: MadeOf): [lotIds: string[], each: number[]] {
  const lots = [{ lotId: lot_id, amountEach: 1 }, ...(parts ?? [])];
  return [lots.map(({ lotId }) => lotId), lots.map(({ amountEach }) => amountEach)];
}

/** Locks the lots of an offer in the order of their ids: the last locks of all. */
export async function lockLots(tx: Reader, madeOf: MadeOf): Promise<void> {
  const [lotIds] = lotsTaken(madeOf);
  await tx.rows(`select 1 from lots where id = any($1::uuid[]) order by id for no key update`, [lotIds]);
}

/** How many more pieces of a bundle its lots still have enough for. */
export async function piecesFree(tx: Reader, parts: readonly Part[]): Promise<number> {
  const row = await tx.row<{ pieces: number }>(
    `select coalesce(min((l.made::int8 + l.returned - l.set_aside - l.spoiled) / t.each), 0) as pieces
     from unnest($1::uuid[], $2::int8[]) as t (lot_id, each) join lots l on l.id = t.lot_id`,
    [parts.map(({ lotId }) => lotId), parts.map(({ amountEach }) => amountEach)],
  );
  return row?.pieces ?? 0;
}
