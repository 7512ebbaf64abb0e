import type { ActView, MyActView } from '@chophien/contracts';
import { isUndoable, type ActKind, type RuleCode } from '@chophien/domain';
import { v7 as newId } from 'uuid';
import type { Reader, Tx } from '../db/unit-of-work.js';

export type ActRow = {
  id: string;
  show_id: string | null;
  booth_id: string | null;
  kind: ActKind;
  by_account: string;
  key: string;
  on_account: string | null;
  line_id: string | null;
  line_text: string | null;
  rule: RuleCode | null;
  why: string;
  until_at: Date | null;
  reach: 'show' | 'booth';
  undoes: string | null;
  at: Date;
};

/** An act as it is entered; what is left out was not meant. */
export type NewAct = Pick<ActRow, 'kind' | 'by_account' | 'key'> & Partial<Omit<ActRow, 'at'>>;

type ReadAct = ActRow & {
  by_name: string;
  on_name: string | null;
  undone_at: Date | null;
  undone_by_name: string | null;
  undone_why: string | null;
};

const actsSql = `select a.*, b.name as by_name, o.name as on_name, u.at as undone_at, ub.name as undone_by_name,
    u.why as undone_why
  from moderation_acts a join accounts b on b.id = a.by_account left join accounts o on o.id = a.on_account
    left join moderation_acts u on u.undoes = a.id left join accounts ub on ub.id = u.by_account`;

export function actView(row: ReadAct): ActView {
  const { undone_at, undone_by_name, undone_why } = row;
  return {
    id: row.id,
    kind: row.kind,
    atMs: row.at.getTime(),
    byName: row.by_name,
    onName: row.on_name,
    line: row.line_id && row.line_text !== null ? { id: row.line_id, text: row.line_text } : null,
    rule: row.rule,
    why: row.why,
    untilMs: row.until_at?.getTime() ?? null,
    reach: row.reach,
    undone: undone_at && {
      atMs: undone_at.getTime(),
      byName: undone_by_name ?? '',
      why: undone_why ?? '',
    },
    undoable: isUndoable[row.kind] && undone_at === null,
  };
}

/** The newest first; `before`: those older than this act. */
export async function actsOfShow(
  reader: Reader,
  show: { id: string; boothId: string },
  { most, before }: { most: number; before?: string | undefined },
): Promise<ActView[]> {
  const rows = await reader.rows<ReadAct>(
    `${actsSql} where (a.show_id = $1 or (a.booth_id = $2 and (a.show_id is null or a.reach = 'booth')))
       and ($4::uuid is null or a.id < $4) order by a.id desc limit $3`,
    [show.id, show.boothId, most, before ?? null],
  );
  return rows.map(actView);
}

export async function actById(reader: Reader, id: string): Promise<ActView | undefined> {
  const row = await reader.row<ReadAct>(`${actsSql} where a.id = $1`, [id]);
  return row && actView(row);
}

/** What moderators did to one writer at a booth, the newest first. */
export async function actsOnWriter(reader: Reader, accountId: string, boothId: string): Promise<ActView[]> {
  const rows = await reader.rows<ReadAct>(
    `${actsSql} where a.on_account = $1 and a.booth_id = $2 and a.kind <> 'undo' order by a.id desc limit 20`,
    [accountId, boothId],
  );
  return rows.map(actView);
}

type MyActRow = ReadAct & {
  show_title: string | null;
  appeal_state: string | null;
  appeal_answer: string | null;
};

const toldKinds = ['remove', 'refuse', 'mute', 'ban'] as const;
const tellsItsSubject = (kind: ActKind) => toldKinds.some((told) => told === kind);

/** What was done to somebody, as they themselves may know it: never by whom. */
export async function actsOnMe(reader: Reader, accountId: string, actId?: string): Promise<MyActView[]> {
  const rows = await reader.rows<MyActRow>(
    `select acts.*, s.title as show_title, p.state as appeal_state, p.answer as appeal_answer
     from (${actsSql}) acts left join shows s on s.id = acts.show_id left join appeals p on p.act_id = acts.id
     where acts.on_account = $1 and acts.kind = any($2) and ($3::uuid is null or acts.id = $3)
     order by acts.id desc limit 50`,
    [accountId, toldKinds, actId ?? null],
  );
  return rows.map(myActView);
}

function myActView(row: MyActRow): MyActView {
  const { appeal_state: state } = row;
  return {
    actId: row.id,
    showId: row.show_id ?? '',
    showTitle: row.show_title ?? '',
    kind: row.kind,
    rule: row.rule,
    why: row.why,
    lineText: row.line_text,
    atMs: row.at.getTime(),
    untilMs: row.until_at?.getTime() ?? null,
    reach: row.reach,
    undone: row.undone_at !== null,
    appeal:
      state === 'open' || state === 'upheld' || state === 'lifted'
        ? { state, answer: row.appeal_answer }
        : null,
  };
}

export class ActRows {
  static readonly tellsItsSubject = tellsItsSubject;

  constructor(private readonly tx: Tx) {}

  byKey(byAccount: string, key: string): Promise<ActRow | undefined> {
    return this.tx.row(`select * from moderation_acts where by_account = $1 and key = $2`, [byAccount, key]);
  }

  /** Held until the end of the transaction: an act is undone once. */
  async lock(id: string): Promise<ActRow | undefined> {
    await this.tx.rows(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`act ${id}`]);
    return this.tx.row(`select * from moderation_acts where id = $1`, [id]);
  }

  undoOf(id: string): Promise<ActRow | undefined> {
    return this.tx.row(`select * from moderation_acts where undoes = $1`, [id]);
  }

  async insert(act: NewAct): Promise<string> {
    const id = act.id ?? newId();
    await this.tx.rows(
      `insert into moderation_acts
         (id, show_id, booth_id, kind, by_account, key, on_account, line_id, line_text, rule, why, until_at, reach, undoes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        act.show_id,
        act.booth_id,
        act.kind,
        act.by_account,
        act.key,
        act.on_account,
        act.line_id,
        act.line_text,
        act.rule,
        act.why ?? '',
        act.until_at,
        act.reach ?? 'show',
        act.undoes,
      ],
    );
    return id;
  }
}
