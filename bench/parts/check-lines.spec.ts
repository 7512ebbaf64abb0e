import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { checkLines, type SaidEntry } from './check-lines.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chophien-lines-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = (key: string, seq?: number): SaidEntry => ({
  ...{ key, buyerId: 'hoa', text: `câu ${key}` },
  ...(seq !== undefined && { seq }),
});
const kept = (key: string, seq: number, text = `câu ${key}`) => ({ account_id: 'hoa', key, text, seq });

function check(entries: SaidEntry[], rows: ReturnType<typeof kept>[]) {
  const file = join(folder, 'lines.jsonl');
  writeFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  const query = () => Promise.resolve({ rows });
  return checkLines(file, { query } as unknown as pg.Client, 'show');
}

describe('lines that were said, held against the database', () => {
  it('are all there, and those that were turned away are counted apart', async () => {
    const checked = await check([told('a', 1), told('b')], [kept('a', 1)]);
    expect(checked).toEqual({ acked: 1, refused: 1, lost: 0, doubled: 0 });
  });

  it('are lost when they are not there, or there otherwise than told', async () => {
    const entries = [told('a', 1), told('b', 2), told('c', 3)];
    const checked = await check(entries, [kept('b', 4), kept('c', 3, 'câu khác')]);
    expect(checked).toMatchObject({ acked: 3, lost: 3 });
  });

  it('are doubled when one stands there twice, under whatever key', async () => {
    expect(await check([told('a', 1)], [kept('a', 1), kept('x', 2, 'câu a')])).toMatchObject({ doubled: 1 });
  });
});
