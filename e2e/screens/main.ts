/** `npm run screens`: what people see, of the running program, into docs/screens with an index; fails on what is wrong. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '@chophien/testing/browser';
import { RunningMarket, root } from '@chophien/testing/running-market';
import { photographAway } from './away.js';
import { Camera, type Look, type Shot } from './camera.js';
import { photographEmpty } from './empty.js';
import { photographSelling } from './selling.js';
import { photographSellingStates } from './selling-states.js';
import { photographStates } from './states.js';
import { photographWatching } from './watching.js';

const folder = join(root, 'docs', 'screens');
const isShort = process.argv.includes('--short');
const browser = await openBrowser();
if (!browser) {
  console.error('no Chromium is installed: tools/debian-packages.txt');
  process.exit(3);
}
if (!isShort) rmSync(folder, { recursive: true, force: true });
// One look signs in after the other, more often than people do.
const limits = { CODES_PER_PHONE: '1000', CODES_PER_ADDRESS: '1000' };
const market = await RunningMarket.start([], undefined, limits);
const camera = new Camera(browser, folder);

const looks: Look[] = [
  { size: 360, theme: 'light', locale: 'vi-VN' },
  { size: 1280, theme: 'light', locale: 'vi-VN' },
  ...(isShort
    ? []
    : ([
        { size: 768, theme: 'light', locale: 'vi-VN' },
        { size: 360, theme: 'dark', locale: 'vi-VN' },
        { size: 768, theme: 'dark', locale: 'vi-VN' },
        { size: 1280, theme: 'dark', locale: 'vi-VN' },
        { size: 360, theme: 'light', locale: 'en-GB' },
        { size: 360, theme: 'light', locale: 'fr-FR' },
      ] as const)),
];
try {
  for (const look of looks) {
    await photographWatching(camera, look, market.ready.url);
    await photographSelling(camera, look, market.ready.url);
    if (look.theme !== 'light') continue;
    if (look.locale === 'vi-VN') await photographSellingStates(camera, look, market);
    await photographStates(camera, look, market.ready.url);
    await photographAway(camera, look, market);
  }
  await market.stop();
  await photographEmpty(camera, looks);
} finally {
  await browser.close();
  await market.stop();
}
writeFileSync(join(folder, 'README.md'), indexOf(camera.shots));
const faults = camera.shots.flatMap((shot) => shot.faults).length;
console.log(`screens: ${camera.shots.length} pictures, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);

function indexOf(shots: readonly Shot[]): string {
  const names = [...new Set(shots.map((shot) => shot.name))];
  const parts = names.map((name) => {
    const files = shots.filter((shot) => shot.name === name).map((shot) => `![${shot.file}](${shot.file})`);
    return `## ${name}\n\n${files.join(' ')}`;
  });
  return `# What people see\n\nTaken of the running program by \`npm run screens\`.\n\n${parts.join('\n\n')}\n`;
}
