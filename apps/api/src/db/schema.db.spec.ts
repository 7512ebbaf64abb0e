import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@chophien/domain';
import { testDatabase, until, type TestDatabase } from '@chophien/testing';
import { DataSource } from 'typeorm';
import { entities } from '../entities.js';
import { dataSourceOptions, migrate } from './data-source.js';
import { migrations } from './migrations/index.js';
import { schemaDrift } from './schema.js';
import { databaseIsGone, Queries, UnitOfWork } from './unit-of-work.js';

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase((url) => migrate(url, entities));
  source = await new DataSource(dataSourceOptions(database.url, 4, entities)).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const addAccount = `insert into accounts (id, phone, name) values (gen_random_uuid(), $1, 'Chị Hoa')`;
const countOf = async (phone: string) =>
  (await new Queries(source).rows(`select 1 from accounts where phone = $1`, [phone])).length;

describe('the schema', () => {
  it('needs no further migration once migrated', async () => {
    expect(await schemaDrift(source)).toEqual([]);
  });

  it('is migrated once when two processes start together', async () => {
    const fresh = await testDatabase(async () => undefined, 'empty');
    const applied = await Promise.all([migrate(fresh.url, entities), migrate(fresh.url, entities)]);
    await fresh.drop();
    expect(applied.map((names) => names.length).sort()).toEqual([0, migrations.length]);
  });

  it('itself forbids an oversell and a negative', async () => {
    const [row] = await new Queries(source).rows<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'offers_counters_check'`,
    );
    expect(row?.definition).toBe('CHECK (((held >= 0) AND (sold >= 0) AND ((held + sold) <= cap)))');
  });
});

describe('the unit of work', () => {
  it('commits what is accepted and tells afterwards', async () => {
    const told: number[] = [];
    await new UnitOfWork(source).run(async (tx) => {
      await tx.rows(addAccount, ['0900000011']);
      tx.afterCommit(() => void countOf('0900000011').then((count) => told.push(count)));
      return accept(null);
    });
    expect(await countOf('0900000011')).toBe(1);
    expect(await until(() => told[0])).toBe(1);
  });

  it('keeps nothing of a refusal and nothing of a throw, and tells nobody', async () => {
    const work = new UnitOfWork(source);
    let told = 0;
    const refused = await work.run(async (tx) => {
      await tx.rows(addAccount, ['0900000012']);
      tx.afterCommit(() => (told += 1));
      return refuse({ code: 'not_found' } as const);
    });
    expect(refused).toEqual(refuse({ code: 'not_found' }));
    await expect(
      work.run(async (tx) => {
        await tx.rows(addAccount, ['0900000012']);
        tx.afterCommit(() => (told += 1));
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect([await countOf('0900000012'), told]).toEqual([0, 0]);
  });

  it('runs again after a deadlock, and gives up on anything else at once', async () => {
    const work = new UnitOfWork(source);
    let runs = 0;
    await work.run(async (tx) => {
      runs += 1;
      if (runs < 3) await tx.rows(`do $$ begin raise exception using errcode = '40P01'; end $$`);
      return accept(null);
    });
    expect(runs).toBe(3);
    await expect(work.run((tx) => tx.rows(`select 1 / 0`).then(() => accept(null)))).rejects.toThrow(
      'division by zero',
    );
  });

  it('knows a database that went away from a mistake of ours', async () => {
    const nowhere = new DataSource(dataSourceOptions('postgres://nobody@127.0.0.1:9/none', 1, []));
    const fault: unknown = await nowhere.initialize().catch((thrown: unknown) => thrown);
    expect(databaseIsGone(fault)).toBe(true);
    expect(databaseIsGone(new Error('cannot read properties of undefined'))).toBe(false);
  });
});
