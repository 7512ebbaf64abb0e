/**
 * `node tools/make-icons.mjs`: makes the icons of an installed market and studio (`public/icons/*.png` of each app) from
 * the app's own `public/icon.svg`. Its files are committed; run it again when a drawing changes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const sharp = createRequire(new URL('../apps/api/package.json', import.meta.url))('sharp');
/** The ground of the drawing itself, so that its rounded corners are not seen on it. */
const ground = '#fbf5e6';

/** `share`: how much of the side the drawing takes. Devices cut a maskable icon to a circle of four fifths. */
const icons = [
  { name: 'icon-192.png', pixels: 192, share: 1 },
  { name: 'icon-512.png', pixels: 512, share: 1 },
  { name: 'icon-maskable-512.png', pixels: 512, share: 0.8, ground },
  { name: 'apple-touch-icon.png', pixels: 180, share: 0.9, ground },
];

for (const app of ['viewer', 'studio']) {
  const folder = new URL(`../apps/${app}/public/`, import.meta.url);
  const svg = readFileSync(new URL('icon.svg', folder));
  mkdirSync(new URL('icons/', folder), { recursive: true });
  for (const icon of icons) {
    const bytes = await draw(svg, icon);
    writeFileSync(new URL(`icons/${icon.name}`, folder), bytes);
    console.log(`${app}/${icon.name}: ${bytes.length} B`);
  }
}

async function draw(svg, { pixels, share, ground: under }) {
  const side = Math.round(pixels * share);
  const drawing = await sharp(svg, { density: 800 }).resize(side, side).png().toBuffer();
  const background = under ?? { r: 0, g: 0, b: 0, alpha: 0 };
  const paper = sharp({ create: { width: pixels, height: pixels, channels: 4, background } });
  const icon = paper.composite([{ input: drawing, gravity: 'centre' }]);
  return icon.png({ compressionLevel: 9, palette: true }).toBuffer();
}
