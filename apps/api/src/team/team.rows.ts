import type { Power, TeamMemberView } from '@chophien/contracts';
import { v7 as newId } from 'uuid';
import type { Reader, Tx } from '../db/unit-of-work.js';

/** A booth's helpers, or one show's besides. */
export type TeamOf = { kind: 'booth' | 'show'; id: string };
export type Giving = { phone: string; powers: readonly Power[]; endsAtMs: number | null; givenBy: string };

type MemberRow = {
  id: string;
  name: string | null;
  phone: string;
  powers: Power[];
  ends_at: Date | null;
  joined: boolean;
  given_by_name: string | null;
  created_at: Date;
};

const columnOf = { booth: 'booth_id', show: 'show_id' } as const;

/** Those whose time has not come to its end, the newest last. */
export async function teamOf(reader: Reader, { kind, id }: TeamOf): Promise<TeamMemberView[]> {
  const rows = await reader.rows<MemberRow>(
    `select g.id, a.name, g.phone, g.powers, g.ends_at, g.account_id is not null as joined, b.name as given_by_name,
       g.created_at
     from grants g left join accounts a on a.id = g.account_id left join accounts b on b.id = g.given_by
     where g.${columnOf[kind]} = $1 and g.phone is not null and (g.ends_at is null or g.ends_at > now())
     order by g.created_at, g.id`,
    [id],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    phone: row.phone,
    powers: row.powers,
    endsAtMs: row.ends_at?.getTime() ?? null,
    joined: row.joined,
    givenByName: row.given_by_name ?? '',
    givenAtMs: row.created_at.getTime(),
  }));
}

export class TeamRows {
  constructor(private readonly tx: Tx) {}

  /** Two hosts never give the last place twice. */
  async lock({ kind, id }: TeamOf): Promise<boolean> {
    const row = await this.tx.row(`select 1 from ${kind}s where id = $1 for update`, [id]);
    return row !== undefined;
  }

  /** Whose time is over is there no more, so that the same number may be given powers again. */
  async clearEnded({ kind, id }: TeamOf): Promise<void> {
    await this.tx.rows(
      `delete from grants where ${columnOf[kind]} = $1 and phone is not null and ends_at <= now()`,
      [id],
    );
  }

  async give({ kind, id }: TeamOf, { phone, powers, endsAtMs, givenBy }: Giving): Promise<void> {
    await this.tx.rows(
      `insert into grants (id, account_id, bundle, ${columnOf[kind]}, phone, powers, ends_at, given_by)
       values ($1, (select id from accounts where phone = $2), 'moderator', $3, $2, $4, $5, $6)
       on conflict (${columnOf[kind]}, phone) where phone is not null and show_id is ${kind === 'show' ? 'not null' : 'null'}
       do update set powers = excluded.powers, ends_at = excluded.ends_at, given_by = excluded.given_by`,
      [newId(), phone, id, powers, endsAtMs === null ? null : new Date(endsAtMs), givenBy],
    );
  }

  /** Withdrawn: every node hears of it by the table's trigger, with or without Redis. */
  async withdraw(grantId: string): Promise<void> {
    await this.tx.rows(`delete from grants where id = $1 and phone is not null`, [grantId]);
  }

  async ofGrant(grantId: string): Promise<TeamOf | undefined> {
    return this.tx.row<TeamOf>(
      `select case when show_id is null then 'booth' else 'show' end as kind, coalesce(show_id, booth_id) as id
       from grants where id = $1 and phone is not null`,
      [grantId],
    );
  }
}
