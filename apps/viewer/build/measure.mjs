/**
 * `node build/measure.mjs` after a build: the JavaScript a phone fetches before the price, brotli, against its bound.
 * Counted: what index.html names, and the live line's socket library, which is fetched beside the price.
 */
import { readdir, readFile, stat } from 'node:fs/promises';

const bytesMax = 92_160;
const dist = new URL('../dist/', import.meta.url);

const html = await readFile(new URL('index.html', dist), 'utf8');
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path);
const assets = await readdir(new URL('assets/', dist));
const scripts = assets.filter((name) => name.endsWith('.js'));
const contents = await Promise.all(
  scripts.map(async (name) => [name, await readFile(new URL(`assets/${name}`, dist), 'utf8')]),
);
const socket = contents
  .filter(([, code]) => code.includes('tryAllTransports'))
  .map(([name]) => `assets/${name}`)
  .filter((path) => !first.includes(path) && !path.includes('player'));

let total = 0;
for (const path of [...first, ...socket]) {
  const { size } = await stat(new URL(`${path}.br`, dist));
  total += size;
  console.log(`${String(size).padStart(7)}  ${path}`);
}
const player = contents.find(
  ([, code]) => code.includes('adaptiveStream') && code.includes('reconnectPolicy'),
);
console.log(`${String(total).padStart(7)}  before the price, of ${bytesMax}`);
if (total > bytesMax || player === undefined || first.includes(`assets/${player[0]}`)) {
  console.error('too heavy, or the player is among what comes first');
  process.exitCode = 1;
}
