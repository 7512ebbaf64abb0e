import type { Refusal, ReplyBody, ReplyView } from '@chophien/contracts';
import { accept, cleanText, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { UnitOfWork, type Reader } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { LineRows } from './lines.rows.js';

type Replying = ReplyBody & { showId: string; lineId: string; accountId: string };
type ReplyRow = {
  id: string;
  show_id: string;
  line_id: string;
  line_text: string;
  text: string;
  by_name: string;
  at: Date;
};

const repliesSql = `select r.*, b.name as by_name from private_replies r join accounts b on b.id = r.by_account`;

/** An answer that its reader alone sees. */
@Injectable()
export class ReplyToLine {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  run({ showId, lineId, accountId, key, text: typed }: Replying): Promise<Result<ReplyView, Refusal>> {
    const text = cleanText(typed);
    if (text === '')
      return Promise.resolve(refuse({ code: 'invalid', fields: [{ path: 'text', rule: 'minLength' }] }));
    return this.work.run<ReplyView>(async (tx) => {
      const found = await tx.use(LineRows).lock(showId, lineId);
      if (!found) return refuse({ code: 'not_found' });
      const line = 'said' in found ? found.said : found.held;
      await tx.rows(
        `insert into private_replies (id, show_id, line_id, line_text, to_account, by_account, key, text)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (by_account, key) do nothing`,
        [newId(), showId, lineId, line.text, line.account_id, accountId, key, text],
      );
      const row = await tx.row<ReplyRow>(`${repliesSql} where r.by_account = $1 and r.key = $2`, [
        accountId,
        key,
      ]);
      if (!row) throw new Error('a reply was written and is not there');
      if (row.text !== text || row.line_id !== lineId) return refuse({ code: 'key_reused' });
      tx.afterCommit(() => this.hub.tellActed(line.account_id, { showId }));
      return accept(replyView(row));
    });
  }
}

/** What was answered to somebody alone, the newest first. */
export async function repliesTo(reader: Reader, accountId: string, id?: string): Promise<ReplyView[]> {
  const rows = await reader.rows<ReplyRow>(
    `${repliesSql} where r.to_account = $1 and ($2::uuid is null or r.id = $2) order by r.at desc limit 50`,
    [accountId, id ?? null],
  );
  return rows.map(replyView);
}

function replyView({ id, show_id, line_text, text, by_name, at }: ReplyRow): ReplyView {
  return { id, showId: show_id, lineText: line_text, text, byName: by_name, atMs: at.getTime() };
}
