/**
 * `npm run crowd -- --buyers N --out FILE [--database URL]`: writes N buyers, each with an address and a session,
 * straight into the database, and a JSON line each to FILE: `{ buyerId, addressId, cookie }`. An operator's command:
 * it needs the database's credentials (default: those of the `npm start` running on this checkout).
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { install } from './stack/install.mjs';
import { readJson } from './stack/files.mjs';
import { inCheckout } from './stack/paths.mjs';

const buyersMax = 1_000_000;
const batchMax = 2_000;

const options = readOptions();
await install({ onStart: () => console.error('npm ci') });
const { default: pg } = await import('pg');
const { insertBuyers } = await import('./stack/buyers.mjs');

const client = new pg.Client({ connectionString: options.database });
const startedMs = Date.now();
try {
  await client.connect();
} catch (error) {
  refuse(3, `the database does not answer: ${error.message}`);
}
const out = createWriteStream(options.out, { mode: 0o600 });
for (let made = 0; made < options.buyers;) {
  const buyers = await insertBuyers(client, Math.min(batchMax, options.buyers - made));
  made += buyers.length;
  if (!out.write(buyers.map((buyer) => `${JSON.stringify(buyer)}\n`).join(''))) await once(out, 'drain');
}
out.end();
await once(out, 'finish');
await client.end();
console.log(`${options.buyers} buyers in ${((Date.now() - startedMs) / 1_000).toFixed(1)} s: ${options.out}`);

function readOptions() {
  let values;
  try {
    const known = { buyers: { type: 'string' }, out: { type: 'string' }, database: { type: 'string' } };
    values = parseArgs({ options: known }).values;
  } catch (error) {
    refuse(2, error.message);
  }
  const buyers = Number(values.buyers);
  if (!Number.isInteger(buyers) || buyers < 1 || buyers > buyersMax)
    refuse(2, `--buyers N: 1 to ${buyersMax}`);
  if (!values.out) refuse(2, '--out FILE is missing');
  const database = values.database ?? readJson(inCheckout('.data', 'state.json'))?.databaseUrl;
  if (!database) refuse(3, 'no npm start runs on this checkout: start it, or give --database URL');
  return { buyers, out: values.out, database };
}

function refuse(code, words) {
  console.error(`${words}\nnpm run crowd -- --buyers N --out FILE [--database URL]`);
  process.exit(code);
}
