import type { ChatLine } from '@chophien/contracts';
import type { Reader, Tx } from '../db/unit-of-work.js';

export type ChatRow = {
  id: string;
  show_id: string;
  seq: number;
  account_id: string;
  key: string;
  name: string;
  from_host: boolean;
  text: string;
  at: Date;
};

export function chatLine(row: ChatRow): ChatLine {
  return {
    id: row.id,
    seq: row.seq,
    name: row.name,
    fromHost: row.from_host,
    text: row.text,
    atMs: row.at.getTime(),
  };
}

/** The last lines of a show, oldest first. */
export async function lastLines(reader: Reader, showId: string, most: number): Promise<ChatLine[]> {
  const rows = await reader.rows<ChatRow>(
    `select * from chat_lines where show_id = $1 order by seq desc limit $2`,
    [showId, most],
  );
  return rows.reverse().map(chatLine);
}

export class ChatRows {
  constructor(private readonly tx: Tx) {}

  byKeys(accountIds: readonly string[], keys: readonly string[]): Promise<ChatRow[]> {
    return this.tx.rows(
      `select c.* from unnest($1::uuid[], $2::uuid[]) as asked (account_id, key)
       join chat_lines c on c.account_id = asked.account_id and c.key = asked.key`,
      [accountIds, keys],
    );
  }

  /** Takes the next `count` numbers of a show; answers the first. The counter's row is the show's chat lock. */
  async takeNumbers(showId: string, count: number): Promise<number> {
    const row = await this.tx.row<{ seq: number }>(
      `insert into chat_counters (show_id, seq) values ($1, $2)
       on conflict (show_id) do update set seq = chat_counters.seq + excluded.seq returning seq`,
      [showId, count],
    );
    if (!row) throw new Error('a counter answers with its number');
    return row.seq - count + 1;
  }

  async insertMany(lines: readonly ChatRow[]): Promise<void> {
    if (lines.length === 0) return;
    await this.tx.rows(
      `insert into chat_lines select * from jsonb_populate_recordset(null::chat_lines, $1::jsonb)`,
      [JSON.stringify(lines)],
    );
  }

  /** Which of these accounts host the show: their lines are marked. */
  async hostsOf(showId: string, accountIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.tx.rows<{ account_id: string }>(
      `select distinct g.account_id from grants g join shows s on s.id = $1
       where g.account_id = any($2) and g.bundle = 'host' and (g.booth_id = s.booth_id or g.show_id = s.id)`,
      [showId, accountIds],
    );
    return new Set(rows.map((row) => row.account_id));
  }
}
