import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { entities } from '../entities.js';
import { dataSourceOptions } from './data-source.js';

/** `node dist/db/write-migration.js name`: what the entities ask of the database at DATABASE_URL, as a new migration. */
const [, , name] = process.argv;
const url = process.env['DATABASE_URL'];
if (!url || !name || !/^[a-z][a-z0-9-]+$/.test(name))
  throw new Error('usage: DATABASE_URL=… write-migration NAME-IN-KEBAB-CASE');
const source = await new DataSource(dataSourceOptions(url, 2, entities)).initialize();
const planned = await source.driver.createSchemaBuilder().log();
await source.destroy();
const stamp = Date.now();
const className = `${name.replace(/(^|-)([a-z])/g, (_whole, _dash, letter: string) => letter.toUpperCase())}${stamp}`;
const quoted = (query: string) => `    await runner.query(\`${query.replaceAll('`', '\\`')}\`);`;
const body = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
${planned.upQueries.map(({ query }) => quoted(query)).join('\n')}
  }

  async down(runner: QueryRunner): Promise<void> {
${planned.downQueries
  .toReversed()
  .map(({ query }) => quoted(query))
  .join('\n')}
  }
}
`;
writeFileSync(new URL(`../../src/db/migrations/${stamp}-${name}.ts`, import.meta.url), body);
process.stdout.write(`${planned.upQueries.length} statements\n`);
