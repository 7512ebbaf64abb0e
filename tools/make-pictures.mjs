/**
 * `node tools/make-pictures.mjs`: makes the pictures that come with the market (`apps/api/assets/pictures`) from their
 * drawings (`apps/api/assets/drawings/*.svg`), by the same steps as a picture that a host sends. Needs a built API; its
 * files are committed. Browsers keep a picture for a year: a drawing that changes gets another name.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const assets = new URL('../apps/api/assets/', import.meta.url);
const sharp = createRequire(new URL('../apps/api/package.json', import.meta.url))('sharp');
const drawings = readdirSync(new URL('drawings/', assets)).filter((name) => name.endsWith('.svg'));
const widthPixels = 1080;

// All are drawn before the API's own encoder is read: it lets no drawing be opened from then on.
const drawn = [];
for (const name of drawings) {
  const svg = readFileSync(new URL(`drawings/${name}`, assets));
  const png = await sharp(svg, { density: 200 }).resize(widthPixels).png().toBuffer();
  drawn.push([name.replace(/\.svg$/, ''), png]);
}

const { encodePicture } = await import(
  new URL('../apps/api/dist/pictures/encode-picture.js', import.meta.url)
);
rmSync(new URL('pictures/', assets), { recursive: true, force: true });
mkdirSync(new URL('pictures/', assets));
let bytes = 0;
for (const [name, png] of drawn) {
  const parts = await encodePicture(png);
  if (!parts.ok) throw new Error(`${name}: ${parts.refusal.code}`);
  for (const part of parts.value) {
    writeFileSync(new URL(`pictures/${name}${part.ending}`, assets), part.bytes);
    bytes += part.bytes.length;
  }
}
console.log(`${drawn.length} drawings, ${Math.round(bytes / 1_024)} kB`);
