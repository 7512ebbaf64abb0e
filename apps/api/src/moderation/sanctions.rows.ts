import type { SanctionView } from '@chophien/contracts';
import type { RuleCode } from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';

/** The browsers and networks somebody last wrote from; more are nobody's own. */
const marksMax = 10;

export type NewSanction = {
  id: string;
  kind: 'mute' | 'ban';
  accountId: string;
  boothId: string;
  showId: string | null;
  rule: RuleCode;
  untilAt: Date | null;
};

export class SanctionRows {
  constructor(private readonly tx: Tx) {}

  async insert({ id, kind, accountId, boothId, showId, rule, untilAt }: NewSanction): Promise<void> {
    await this.tx.rows(
      `insert into sanctions (id, kind, account_id, booth_id, show_id, rule, until_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, kind, accountId, boothId, showId, rule, untilAt],
    );
    await this.tx.rows(`insert into sanction_marks (kind, value, sanction_id) values ('account', $1, $2)`, [
      accountId,
      id,
    ]);
    // A mute is a pause for one person; whoever else shares a phone or a house goes on talking.
    if (kind === 'ban') await this.markBrowsers(id, accountId);
  }

  /** Undone: it holds nobody any more, by whatever mark. */
  async lift(id: string): Promise<void> {
    await this.tx.rows(`update sanctions set lifted_at = now() where id = $1 and lifted_at is null`, [id]);
  }

  private async markBrowsers(id: string, accountId: string): Promise<void> {
    await this.tx.rows(
      `with lines as (
         (select device_mark, address_mark, at from chat_lines where account_id = $1 order by id desc limit 200)
         union all
         (select device_mark, address_mark, at from held_lines where account_id = $1 order by id desc limit 200)
       ), marks as (
         select kind, value, row_number() over (partition by kind order by max(at) desc) as place
         from lines cross join lateral (values ('device', device_mark), ('address', address_mark)) as m (kind, value)
         where value is not null group by kind, value
       )
       insert into sanction_marks (kind, value, sanction_id) select kind, value, $2 from marks where place <= ${marksMax}`,
      [accountId, id],
    );
  }
}

type SanctionRow = {
  id: string;
  kind: 'mute' | 'ban';
  name: string;
  rule: RuleCode;
  why: string;
  until_at: Date | null;
  show_id: string | null;
  since_at: Date;
};

/** Who may not talk in a show now, the newest first. */
export async function standingIn(
  reader: Reader,
  show: { id: string; boothId: string },
): Promise<SanctionView[]> {
  const rows = await reader.rows<SanctionRow>(
    `select n.*, a.name, m.why from sanctions n join accounts a on a.id = n.account_id
       join moderation_acts m on m.id = n.id
     where n.booth_id = $2 and (n.show_id is null or n.show_id = $1) and n.lifted_at is null
       and (n.until_at is null or n.until_at > now()) order by n.id desc limit 200`,
    [show.id, show.boothId],
  );
  return rows.map((row) => ({
    actId: row.id,
    kind: row.kind,
    name: row.name,
    rule: row.rule,
    why: row.why,
    untilMs: row.until_at?.getTime() ?? null,
    reach: row.show_id === null ? 'booth' : 'show',
    atMs: row.since_at.getTime(),
  }));
}
