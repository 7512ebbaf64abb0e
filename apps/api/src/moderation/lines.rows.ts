import { chatLine, ChatRows, keepsTalk, type ChatRow, type HeldRow } from '../chat/index.js';
import type { ChatLine, LineGone } from '@chophien/contracts';
import type { Tx } from '../db/unit-of-work.js';

export type AnyLine = { said: ChatRow } | { held: HeldRow };

/** Lines under a moderator's hand. Each is locked before it is changed, so that of two hands one is told. */
export class LineRows {
  constructor(private readonly tx: Tx) {}

  /** What was published is found as it was said. */
  async lock(showId: string, lineId: string): Promise<AnyLine | undefined> {
    const params = [showId, lineId];
    const held = await this.tx.row<HeldRow>(
      `select * from held_lines where show_id = $1 and id = $2 for update`,
      params,
    );
    const said = await this.tx.row<ChatRow>(
      `select * from chat_lines where show_id = $1 and id = $2 for update`,
      params,
    );
    if (said) return { said };
    return held && { held };
  }

  /** Off every screen; kept for the law. */
  async remove(lineIds: readonly string[]): Promise<LineGone[]> {
    return this.tx.rows(
      `update chat_lines set removed_at = now(), turn = turn + 1 where id = any($1) and removed_at is null
       returning seq, turn`,
      [lineIds],
    );
  }

  /** Undefined: it is on the screens already. */
  async restore(lineId: string): Promise<ChatLine | undefined> {
    const row = await this.tx.row<ChatRow>(
      `update chat_lines set removed_at = null, turn = turn + 1 where id = $1 and removed_at is not null returning *`,
      [lineId],
    );
    return row && chatLine(row);
  }

  /** Says a held line under its own id and key, with the next number. */
  async publish(held: HeldRow): Promise<ChatLine> {
    const rows = this.tx.use(ChatRows);
    const said: ChatRow = {
      id: held.id,
      show_id: held.show_id,
      seq: await rows.takeNumbers(held.show_id, 1),
      account_id: held.account_id,
      key: held.key,
      name: held.name,
      from_host: false,
      text: held.text,
      at: new Date(),
      turn: 0,
      removed_at: null,
      device_mark: held.device_mark,
      address_mark: held.address_mark,
    };
    await rows.insertMany([said]);
    await this.setHeld(held.id, 'published');
    return chatLine(said);
  }

  async setHeld(lineId: string, state: HeldRow['state']): Promise<void> {
    await this.tx.rows(`update held_lines set state = $2 where id = $1`, [lineId, state]);
  }

  /** Those of one writer that may still stand on a screen. */
  async recentOf(showId: string, accountId: string, ofLast: number): Promise<string[]> {
    const rows = await this.tx.rows<{ id: string }>(
      `select c.id from chat_lines c join chat_counters n on n.show_id = c.show_id
       where c.show_id = $1 and c.account_id = $2 and c.seq > n.seq - $3 and c.removed_at is null
       order by c.id for update of c`,
      [showId, accountId, ofLast],
    );
    return rows.map(({ id }) => id);
  }

  async isKeeper(showId: string, accountId: string): Promise<boolean> {
    const row = await this.tx.row(
      `select 1 from grants g join shows s on s.id = $1 where g.account_id = $2 and ${keepsTalk} limit 1`,
      [showId, accountId],
    );
    return row !== undefined;
  }
}
