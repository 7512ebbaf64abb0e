import { types } from 'pg';
import { DataSource, type DataSourceOptions, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { migrations } from './migrations/index.js';

// int8 as a number: every amount in the market stays below 2^53 (domain/money).
types.setTypeParser(types.builtins.INT8, Number);
// A day stays the text it is; as a Date it would move with the machine's time zone.
types.setTypeParser(types.builtins.DATE, (text) => text);

/** Opened at the start and kept: a connection that a crowd's first second had to open took a third of it. */
export const warmConnections = 4;

export function dataSourceOptions(
  url: string,
  poolMax: number,
  entities: EntityTarget<ObjectLiteral>[],
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: entities as DataSourceOptions['entities'],
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    synchronize: false,
    poolSize: poolMax,
    applicationName: 'chophien-api',
    connectTimeoutMS: 3_000,
    extra: {
      min: warmConnections,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
    },
  };
}

/** Any number that all of us use for this one lock. */
const migrationLock = 7_420_011;

/** Applies what is missing, one process at a time: others wait for the advisory lock and then find nothing to do. */
export async function migrate(url: string, entities: EntityTarget<ObjectLiteral>[]): Promise<string[]> {
  const source = await new DataSource(dataSourceOptions(url, 2, entities)).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock($1)`, [migrationLock]);
    const applied = await source.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query(`select pg_advisory_unlock($1)`, [migrationLock]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}
