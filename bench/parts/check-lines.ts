import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type pg from 'pg';

/** A line as its speaker wrote it down; `seq` only where it was taken. No two lines have the same text. */
export type SaidEntry = { key: string; buyerId: string; text: string; seq?: number };

/** `lost`: told of and not there, or there otherwise than told. `doubled`: texts beyond the first that stand there. */
export type CheckedLines = { acked: number; refused: number; lost: number; doubled: number };

type Row = { account_id: string; key: string; text: string; seq: number };

/** A show's lines in the database against the journal of those who spoke there, once all is answered. */
export async function checkLines(file: string, client: pg.Client, showId: string): Promise<CheckedLines> {
  const { rows } = await client.query<Row>(
    'select account_id, key, text, seq from chat_lines where show_id = $1',
    [showId],
  );
  const byKey = new Map(rows.map((row) => [`${row.account_id} ${row.key}`, row]));
  const checked = { acked: 0, refused: 0, lost: 0 };
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const entry = JSON.parse(line) as SaidEntry;
    if (entry.seq === undefined) checked.refused += 1;
    else {
      const row = byKey.get(`${entry.buyerId} ${entry.key}`);
      checked.acked += 1;
      if (row?.seq !== entry.seq || row.text !== entry.text) checked.lost += 1;
    }
  }
  return { ...checked, doubled: rows.length - new Set(rows.map(({ text }) => text)).size };
}
