/**
 * `npm run generate` writes what is derived from the code: docs/CONFIG.md, docs/schema.sql, docs/openapi.yaml,
 * docs/asyncapi.yaml. With `--check` it writes nothing and fails, naming what is stale. Needs a built API.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeEvents } from './generate/asyncapi.mjs';
import { describeRoutes } from './generate/openapi.mjs';
import { describeSchema } from './generate/schema-sql.mjs';

const root = new URL('..', import.meta.url);
const api = (path) => import(new URL(`apps/api/dist/${path}`, root).href);
const isCheck = process.argv.includes('--check');

if (!existsSync(new URL('apps/api/dist/main.js', root))) {
  console.error('The API is not built: npm run build');
  process.exit(3);
}
await import('reflect-metadata');
const { describeSettings } = await api('config/env.js');
const pages = {
  'docs/CONFIG.md': describeSettings(),
  'docs/schema.sql': await describeSchema(api),
  'docs/openapi.yaml': await describeRoutes(api),
  'docs/asyncapi.yaml': await describeEvents(),
};

const stale = Object.entries(pages).filter(([path, text]) => textOf(path) !== text);
if (isCheck && stale.length > 0) {
  console.error(`stale, run npm run generate: ${stale.map(([path]) => path).join(', ')}`);
  process.exit(1);
}
if (!isCheck) for (const [path, text] of stale) writeFileSync(fileURLToPath(new URL(path, root)), text);
console.log(
  `generated files: ${Object.keys(pages).length}, ${isCheck ? 'all fresh' : `${stale.length} changed`}`,
);
process.exit(0);

function textOf(path) {
  const file = new URL(path, root);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
