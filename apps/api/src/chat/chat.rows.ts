import type { ChatLine, LineGone, SaidLine } from '@chophien/contracts';
import type { HoldReason } from '@chophien/domain';
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
  turn: number;
  removed_at: Date | null;
  device_mark: string | null;
  address_mark: string | null;
};

export type HeldRow = {
  id: string;
  show_id: string;
  account_id: string;
  key: string;
  name: string;
  text: string;
  at: Date;
  why: HoldReason;
  word: string | null;
  state: 'waiting' | 'published' | 'refused';
  device_mark: string | null;
  address_mark: string | null;
};

export function chatLine(row: ChatRow): ChatLine {
  return {
    id: row.id,
    seq: row.seq,
    name: row.name,
    fromHost: row.from_host,
    text: row.text,
    atMs: row.at.getTime(),
    ...(row.turn > 0 && { turn: row.turn }),
  };
}

/** As its writer alone hears it back: on no screen, without a number. */
export function heldLine(row: HeldRow): SaidLine {
  const { id, name, text, at, why } = row;
  return { id, seq: 0, name, fromHost: false, text, atMs: at.getTime(), held: why };
}

/** The last lines of a show, oldest first. */
export async function lastLines(reader: Reader, showId: string, most: number): Promise<ChatLine[]> {
  const rows = await reader.rows<ChatRow>(
    `select * from chat_lines where show_id = $1 and removed_at is null order by seq desc limit $2`,
    [showId, most],
  );
  return rows.reverse().map(chatLine);
}

/** Which of the last numbers of a show are on no screen any more: pages that hold those lines let go of them. */
export function goneLines(reader: Reader, showId: string, ofLast: number): Promise<LineGone[]> {
  return reader.rows(
    `select c.seq, c.turn from chat_lines c join chat_counters n on n.show_id = c.show_id
     where c.show_id = $1 and c.seq > n.seq - $2 and c.removed_at is not null order by c.seq`,
    [showId, ofLast],
  );
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

  heldByKeys(accountIds: readonly string[], keys: readonly string[]): Promise<HeldRow[]> {
    return this.tx.rows(
      `select h.* from unnest($1::uuid[], $2::uuid[]) as asked (account_id, key)
       join held_lines h on h.account_id = asked.account_id and h.key = asked.key`,
      [accountIds, keys],
    );
  }

  async holdMany(lines: readonly HeldRow[]): Promise<void> {
    if (lines.length === 0) return;
    await this.tx.rows(
      `insert into held_lines select * from jsonb_populate_recordset(null::held_lines, $1::jsonb)`,
      [JSON.stringify(lines)],
    );
  }
}
