import type { AppealState, AppealView, ChatLine, HeldLineView, WriterView } from '@chophien/contracts';
import { chatLine, keepsTalk, type ChatRow, type HeldRow } from '../chat/index.js';
import type { Reader } from '../db/unit-of-work.js';
import { actById, actsOnWriter } from './acts.rows.js';

const heldShown = 100;
const appealsShown = 100;
const linesOfWriter = 30;

/** The oldest of what waits, and how many wait in all. */
export async function heldIn(
  reader: Reader,
  showId: string,
): Promise<{ held: HeldLineView[]; count: number }> {
  const rows = await reader.rows<HeldRow & { count: number }>(
    `select *, count(*) over ()::int as count from held_lines where show_id = $1 and state = 'waiting'
     order by at, id limit ${heldShown}`,
    [showId],
  );
  const held = rows.map(({ id, name, text, at, why, word }) => ({
    id,
    name,
    text,
    atMs: at.getTime(),
    why,
    word,
  }));
  return { held, count: rows[0]?.count ?? 0 };
}

type AppealRow = {
  id: string;
  act_id: string;
  text: string;
  at: Date;
  due_at: Date;
  state: AppealState;
  answer: string | null;
};

async function withAct(reader: Reader, row: AppealRow): Promise<AppealView> {
  const act = await actById(reader, row.act_id);
  if (!act) throw new Error('an appeal is about an act that is not there');
  const { id, text, at, due_at, state, answer } = row;
  return { id, act, text, atMs: at.getTime(), dueAtMs: due_at.getTime(), state, answer };
}

export async function appealById(reader: Reader, id: string): Promise<AppealView | undefined> {
  const row = await reader.row<AppealRow>(`select * from appeals where id = $1`, [id]);
  return row && withAct(reader, row);
}

/** Open ones first, what is due first before them; then the newest that were answered. */
export async function appealsIn(
  reader: Reader,
  show: { id: string; boothId: string },
): Promise<AppealView[]> {
  const rows = await reader.rows<AppealRow>(
    `select p.* from appeals p join moderation_acts a on a.id = p.act_id
     where a.show_id = $1 or (a.booth_id = $2 and a.reach = 'booth')
     order by p.state <> 'open', case when p.state = 'open' then p.due_at end, p.id desc limit ${appealsShown}`,
    [show.id, show.boothId],
  );
  return Promise.all(rows.map((row) => withAct(reader, row)));
}

export async function openAppeals(reader: Reader, show: { id: string; boothId: string }): Promise<number> {
  const row = await reader.row<{ count: number }>(
    `select count(*)::int as count from appeals p join moderation_acts a on a.id = p.act_id
     where p.state = 'open' and (a.show_id = $1 or (a.booth_id = $2 and a.reach = 'booth'))`,
    [show.id, show.boothId],
  );
  return row?.count ?? 0;
}

type Writer = { account_id: string; name: string; since: Date; is_keeper: boolean; has_bought: boolean };

/** The writer of a line: what they have said here, and what was done to them at this booth. */
export async function writerOfLine(
  reader: Reader,
  show: { id: string; boothId: string },
  lineId: string,
): Promise<WriterView | undefined> {
  const writer = await reader.row<Writer>(
    `select a.id as account_id, a.name, a.created_at as since,
       exists (select 1 from grants g join shows s on s.id = $1 where g.account_id = a.id and ${keepsTalk}) as is_keeper,
       exists (select 1 from orders o join shows t on t.id = o.show_id
         where o.buyer_id = a.id and t.booth_id = $3 and o.state not in ('cancelled', 'expired')) as has_bought
     from accounts a where a.id = (select account_id from chat_lines where id = $2 and show_id = $1
       union select account_id from held_lines where id = $2 and show_id = $1)`,
    [show.id, lineId, show.boothId],
  );
  if (!writer) return undefined;
  const lines = await reader.rows<ChatRow>(
    `select * from chat_lines where show_id = $1 and account_id = $2 order by at desc, seq desc limit ${linesOfWriter}`,
    [show.id, writer.account_id],
  );
  return {
    name: writer.name,
    sinceMs: writer.since.getTime(),
    isKeeper: writer.is_keeper,
    hasBought: writer.has_bought,
    lines: lines.map((row): ChatLine & { removed: boolean } => ({
      ...chatLine(row),
      removed: row.removed_at !== null,
    })),
    acts: await actsOnWriter(reader, writer.account_id, show.boothId),
  };
}
