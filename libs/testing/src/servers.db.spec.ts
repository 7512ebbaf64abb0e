import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase } from './postgres.js';
import { testRedis } from './redis.js';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});

describe('a test database', () => {
  it('is a clone of its own: two of them do not see each other', async () => {
    const migrate = (url: string) => query(url, 'CREATE TABLE IF NOT EXISTS testing_mark (id int)');
    const [one, two] = await Promise.all([
      testDatabase(migrate, 'testing'),
      testDatabase(migrate, 'testing'),
    ]);
    drops.push(one.drop, two.drop);
    await query(one.url, 'CREATE TABLE only_here (id int)');
    const found = "SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'only_here'";
    expect(await query(one.url, found)).toEqual([{ n: 1 }]);
    expect(await query(two.url, found)).toEqual([{ n: 0 }]);
  });
});

describe('a test Redis', () => {
  it('is claimed by one file at a time', async () => {
    const [one, two] = await Promise.all([testRedis(), testRedis()]);
    expect(one.url).not.toBe(two.url);
    await Promise.all([one.release(), two.release()]);
  });
});
