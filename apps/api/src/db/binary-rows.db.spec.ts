import { testDatabase, type TestDatabase } from '@chophien/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { BinaryRows, textColumn } from './binary-rows.js';
import { dataSourceOptions } from './data-source.js';
import { Queries } from './unit-of-work.js';

type Thing = { id: string; hash: Buffer; pieces: number | null; dong: number; name: string };

let database: TestDatabase;
let source: DataSource;
let type: number;
beforeAll(async () => {
  database = await testDatabase(async () => undefined, 'empty');
  source = await new DataSource(dataSourceOptions(database.url, 1, [])).initialize();
  await source.query(`create type thing as (id uuid, hash bytea, pieces int, dong int8, name text)`);
  const found = await new Queries(source).row<{ oid: number }>(`select 'thing'::regtype::oid::int8 as oid`);
  type = found?.oid ?? 0;
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

function listOf(things: readonly Thing[], columns = 5): Buffer {
  const rows = new BinaryRows(type, things.length, columns);
  for (const { id, hash, pieces, dong, name } of things) {
    const column = textColumn(name);
    rows.row(16 + hash.length + 4 + 8 + column.length);
    rows.uuid(id);
    rows.hex(hash.toString('hex'));
    rows.int4(pieces);
    rows.int8(dong);
    rows.ready(column);
  }
  return rows.list();
}

const read = (list: Buffer) => new Queries(source).rows<Thing>(`select * from unnest($1::thing[])`, [list]);
const id = '0190f1e2-3c4d-7e5f-8a6b-ffeeddccbb0a';
const hash = Buffer.from('00ff10'.repeat(8), 'hex');

it('is read by PostgreSQL as it was written, to the ends of what numbers and words can be', async () => {
  const things = [
    {
      id,
      hash,
      pieces: 2_147_483_647,
      dong: Number.MAX_SAFE_INTEGER,
      name: 'Vải "thiều" \\ , {} – Yên Dũng',
    },
    { id, hash, pieces: -1, dong: Number.MIN_SAFE_INTEGER, name: '' },
    { id, hash, pieces: null, dong: 0, name: '🧺' },
    { id, hash, pieces: 0, dong: 2 ** 32, name: 'null' },
    { id, hash, pieces: 256, dong: -(2 ** 32), name: 'NULL' },
  ];
  expect(await read(listOf(things))).toEqual(things);
});

it('grows with what is written, and may be empty', async () => {
  const things = Array.from({ length: 300 }, (_, at) => ({
    id,
    hash,
    pieces: at,
    dong: at,
    name: 'ấ'.repeat(at * 20),
  }));
  expect(await read(listOf(things))).toEqual(things);
  expect(await read(listOf([]))).toEqual([]);
});

it('refuses what is no id, and is refused where its columns are not those of the type', async () => {
  const thing = { id, hash, pieces: 1, dong: 1, name: 'Vải' };
  for (const wrong of ['', id.slice(1), `${id}0`, id.replace('e', 'g')])
    expect(() => listOf([{ ...thing, id: wrong }])).toThrow('an id is no uuid');
  await expect(read(listOf([thing], 4))).rejects.toThrow('wrong number of columns');
});
