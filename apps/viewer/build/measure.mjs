/**
 * The last step of a build: the JavaScript that a show asks for before its price, brotli, against its bound, in each
 * language. Counted: what index.html names (with all that it imports) and the words.
 */
import { readFile, stat } from 'node:fs/promises';

const bytesMax = 92_160;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));
const html = await readFile(new URL('index.html', dist), 'utf8');

const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path);
const isPlayerFirst = named.some((path) => /player/.test(path));
for (const language of ['vi', 'en', 'fr']) {
  const words = Object.values(manifest).find(({ src }) => src?.endsWith(`messages/${language}.ts`));
  const sizes = await Promise.all(
    [...named, words.file].map(async (path) => (await stat(new URL(`${path}.br`, dist))).size),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${total} B before the price of a show in ${language}, of ${bytesMax}`);
  if (total > bytesMax || isPlayerFirst) {
    console.error('too heavy, or the player is among what comes first');
    process.exitCode = 1;
  }
}
