import type { LegalHoldView } from '@chophien/contracts';
import type { Reader, Tx } from '../db/unit-of-work.js';

type HoldRow = {
  id: string;
  show_id: string;
  why: string;
  placed_at: Date;
  placed_by_name: string;
  lifted_at: Date | null;
  lifted_by_name: string | null;
  lift_why: string | null;
};
export type NewHold = { id: string; showId: string; key: string; why: string; placedBy: string };

const select = `select h.id, h.show_id, h.why, h.placed_at, coalesce(p.name, '') as placed_by_name, h.lifted_at,
    case when l.id is not null then coalesce(l.name, '') end as lifted_by_name, h.lift_why
  from legal_holds h left join accounts p on p.id = h.placed_by left join accounts l on l.id = h.lifted_by`;

export function legalHoldView(row: HoldRow): LegalHoldView {
  return {
    id: row.id,
    showId: row.show_id,
    why: row.why,
    placed: { byName: row.placed_by_name, atMs: row.placed_at.getTime() },
    lifted: row.lifted_at && {
      byName: row.lifted_by_name ?? '',
      atMs: row.lifted_at.getTime(),
      why: row.lift_why ?? '',
    },
  };
}

export function holdsOfShow(reader: Reader, showId: string): Promise<HoldRow[]> {
  return reader.rows(`${select} where h.show_id = $1 order by h.placed_at, h.id`, [showId]);
}

export class LegalHoldRows {
  constructor(private readonly tx: Tx) {}

  /** Waits for a night's batch that has this show in hand, and the next one waits for us. False: no such show. */
  async lockShow(showId: string): Promise<boolean> {
    return (await this.tx.row(`select 1 from shows where id = $1 for update`, [showId])) !== undefined;
  }

  byKey(showId: string, key: string): Promise<HoldRow | undefined> {
    return this.tx.row(`${select} where h.show_id = $1 and h.key = $2`, [showId, key]);
  }

  byId(holdId: string): Promise<HoldRow | undefined> {
    return this.tx.row(`${select} where h.id = $1`, [holdId]);
  }

  async insert({ id, showId, key, why, placedBy }: NewHold): Promise<void> {
    await this.tx.rows(
      `insert into legal_holds (id, show_id, key, why, placed_by) values ($1, $2, $3, $4, $5)`,
      [id, showId, key, why, placedBy],
    );
  }

  /** What was lifted stays lifted by whom it was. */
  async lift(holdId: string, by: { accountId: string; why: string }): Promise<void> {
    await this.tx.rows(
      `update legal_holds set lifted_by = $2, lifted_at = now(), lift_why = $3 where id = $1 and lifted_at is null`,
      [holdId, by.accountId, by.why],
    );
  }
}
