import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A database of a spec file's own, migrated and empty. */
export type TestDatabase = { url: string; drop(): Promise<void> };

const migrationsFolder = fileURLToPath(new URL('../../../apps/api/src/db/migrations', import.meta.url));

/**
 * Clones the migrated template database (about 40 ms). The template is made once per set of migrations by `migrate`,
 * which is given its address and must have closed its connections when it returns. Needs TEST_DATABASE_URL.
 * `schemaName` keeps templates made by different `migrate`s apart.
 */
export async function testDatabase(
  migrate: (url: string) => Promise<unknown>,
  schemaName = 'market',
): Promise<TestDatabase> {
  const template = `template_${schemaName}_${hashOfFolder(migrationsFolder)}`;
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    await makeTemplate(admin, template, migrate);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const drop = () =>
    asAdmin(async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  return { url: urlOf(name), drop };
}

/** Marked as a template only once it is migrated: one left half made by a killed run is thrown away. */
async function makeTemplate(admin: pg.Client, template: string, migrate: (url: string) => Promise<unknown>) {
  const found = await admin.query<{ whole: boolean }>(
    'SELECT datistemplate AS whole FROM pg_database WHERE datname = $1',
    [template],
  );
  if (found.rows[0]?.whole) return;
  await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${template}`);
  await migrate(urlOf(template));
  await admin.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
}

async function asAdmin(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function adminUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run specs with npm test or tools/jest.mjs');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function hashOfFolder(folder: string): string {
  const hash = createHash('sha256');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const file of files) {
    if (/\.(ts|sql)$/.test(file)) hash.update(`${file}\n${readFileSync(join(folder, file), 'utf8')}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
