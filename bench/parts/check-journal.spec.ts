import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { checkJournal } from './check-journal.js';
import type { Entry } from './stubborn-buyer.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chophien-journal-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = (key: string, more: Partial<Entry>): Entry => ({
  ...{ key, offerId: 'lychee', buyerId: 'hoa', amount: 1_000, ...more },
});
const kept = (key: string, amount = 1_000) => ({ id: `order ${key}`, key, offer_id: 'lychee', amount });

/** The journal of these entries against a database that has these orders, and an offer that counts so. */
function check(
  entries: Entry[],
  orders: ReturnType<typeof kept>[],
  counters: { cap: number; sold: number; ordered: number; orders: number },
) {
  const file = join(folder, 'journal.jsonl');
  writeFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  const query = (sql: string, [, keys]: string[][]) =>
    Promise.resolve({
      rows: sql.includes('unnest')
        ? orders.filter(({ key }) => keys?.includes(key))
        : [{ id: 'lychee', ...counters }],
    });
  return checkJournal(file, { query } as unknown as pg.Client, ['lychee']);
}

describe('a journal held against the database', () => {
  it('finds nothing where all is as buyers were told', async () => {
    const entries = [told('a', { orderId: 'order a' }), told('b', { code: 'sold_out', left: 500 })];
    expect(await check(entries, [kept('a')], { cap: 1_500, sold: 1_000, ordered: 1_000, orders: 1 })).toEqual(
      {
        ...{ answered: 2, taken: 1, soldOutOffers: 1 },
        ...{ lost: 0, doubled: 0, overGrams: 0, underGrams: 0 },
      },
    );
  });

  it('finds what was told and is not there, and what is there and was not told', async () => {
    const entries = ['a', 'b', 'c'].map((key) => told(key, { orderId: `order ${key}` }));
    const there = [kept('a'), kept('b', 500)];
    expect(await check(entries, there, { cap: 9_000, sold: 1_500, ordered: 1_500, orders: 4 })).toMatchObject(
      {
        ...{ lost: 2, doubled: 2 },
      },
    );
  });

  it('finds what was sold beyond the cap, and what was refused though it fitted', async () => {
    const over = await check([], [], { cap: 1_000, sold: 1_000, ordered: 1_500, orders: 0 });
    expect(over.overGrams).toBe(500 + 500);
    const refused = [told('a', { code: 'sold_out' }), told('b', { code: 'sold_out', amount: 2_000 })];
    const under = await check(refused, [], { cap: 1_000, sold: 0, ordered: 0, orders: 0 });
    expect(under.underGrams).toBe(1_000);
  });
});
