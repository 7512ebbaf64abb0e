/**
 * `npm run screens`: what people see, of the running program, into docs/screens with an index; fails on what is wrong.
 * `-- --looks=360-dark,360-fr` and `-- --parts=states,away` take those again and leave the other pictures as they are.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '@chophien/testing/browser';
import { RunningMarket, root } from '@chophien/testing/running-market';
import { photographAddresses } from './addresses.js';
import { photographAway } from './away.js';
import { photographByPhone } from './by-phone.js';
import { Camera, nameOf, type Look } from './camera.js';
import { photographDesk } from './desk.js';
import { photographDrafts } from './drafts.js';
import { photographPrices } from './prices.js';
import { photographEmpty } from './empty.js';
import { photographHolds } from './holds.js';
import { photographOverlays } from './overlays.js';
import { photographPacking } from './packing.js';
import { photographRun } from './run.js';
import { photographSelling } from './selling.js';
import { photographSellingStates } from './selling-states.js';
import { photographStock } from './stock.js';
import { photographStates } from './states.js';
import { photographUplift } from './uplift.js';
import { photographWaits } from './waits.js';
import { photographWatching } from './watching.js';
import { photographWire } from './wire.js';

/** Each with the running program; the empty market is a program of its own. */
const parts = {
  watching: (look: Look) => photographWatching(camera, look, market.ready.url),
  selling: (look: Look) => photographSelling(camera, look, market.ready.url),
  'selling-states': (look: Look) => photographSellingStates(camera, look, market),
  states: (look: Look) => photographStates(camera, look, market.ready.url),
  drafts: (look: Look) => photographDrafts(camera, look, market.ready.url),
  'by-phone': (look: Look) => photographByPhone(camera, look, market.ready.url),
  prices: (look: Look) => photographPrices(camera, look, market.ready.url),
  waits: (look: Look) => photographWaits(camera, look, market.ready.url),
  run: (look: Look) => photographRun(camera, look, market.ready.url),
  desk: (look: Look) => photographDesk(camera, look, market.ready.url),
  stock: (look: Look) => photographStock(camera, look, market.ready.url),
  holds: (look: Look) => photographHolds(camera, look, market.ready.url),
  addresses: (look: Look) => photographAddresses(camera, look, market.ready.url),
  packing: (look: Look) => photographPacking(camera, look, market),
  uplift: (look: Look) => photographUplift(camera, look, market.ready.url),
  wire: (look: Look) => photographWire(camera, look, market.ready.url),
  overlays: (look: Look) => photographOverlays(camera, look, market.ready.url),
  away: (look: Look) => photographAway(camera, look, market),
};

const everyLook: readonly Look[] = [
  { size: 360, theme: 'light', locale: 'vi-VN' },
  { size: 1280, theme: 'light', locale: 'vi-VN' },
  { size: 768, theme: 'light', locale: 'vi-VN' },
  { size: 360, theme: 'dark', locale: 'vi-VN' },
  { size: 768, theme: 'dark', locale: 'vi-VN' },
  { size: 1280, theme: 'dark', locale: 'vi-VN' },
  { size: 360, theme: 'light', locale: 'en-GB' },
  { size: 360, theme: 'light', locale: 'fr-FR' },
];

const { values: asked } = parseArgs({
  options: { short: { type: 'boolean' }, looks: { type: 'string' }, parts: { type: 'string' } },
});
const wantedLooks = asked.short ? ['360', '1280'] : asked.looks?.split(',');
const wantedParts = asked.parts?.split(',');
const looks = everyLook.filter((look) => wantedLooks?.includes(nameOf(look)) ?? true);
const wants = (part: string) => wantedParts?.includes(part) ?? true;

const folder = join(root, 'docs', 'screens');
const browser = await openBrowser();
if (!browser) {
  console.error('no Chromium is installed: tools/debian-packages.txt');
  process.exit(3);
}
if (!wantedLooks && !wantedParts) rmSync(folder, { recursive: true, force: true });
// One machine looks more often than people do, and from one address; and a hold is waited for to its end.
const limits = {
  CODES_PER_PHONE: '1000',
  CODES_PER_ADDRESS: '1000',
  REQUESTS_PER_ADDRESS: '100000',
  HOLD_SECONDS: '40',
  HOLDS_PER_ACCOUNT: '',
  HOLDS_PER_DEVICE: '',
  HOLDS_PER_ADDRESS: '',
  UNPAID_HOLDS_DAYS: '',
};
const market = await RunningMarket.start([], undefined, limits);
const camera = new Camera(browser, folder);
const broken: string[] = [];

try {
  for (const look of looks)
    for (const [part, photograph] of Object.entries(parts))
      // A story that breaks is a fault, and no reason to lose all the other pictures.
      if (wants(part)) await photograph(look).catch((fault: unknown) => broke(part, look, fault));
  await market.stop();
  if (wants('empty')) await photographEmpty(camera, looks);
} finally {
  await browser.close();
  await market.stop();
}
writeFileSync(join(folder, 'README.md'), indexOf(readdirSync(folder)));
const faults = camera.shots.flatMap((shot) => shot.faults).length + broken.length;
for (const words of broken) console.error(words);
console.log(`screens: ${camera.shots.length} pictures, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);

/** What it has left open would go on sending and watching under the stories after it. */
async function broke(part: string, look: Look, fault: unknown): Promise<void> {
  broken.push(`${part} ${nameOf(look)}: ${fault instanceof Error ? fault.message : String(fault)}`);
  console.error(broken.at(-1));
  for (const context of camera.browser.contexts()) await context.close();
}

/** Of all pictures in the folder, each screen with its looks. */
function indexOf(files: readonly string[]): string {
  const pictures = files.filter((file) => file.endsWith('.png')).sort();
  const screenOf = (file: string) => /^(.+?)-(360|768|1280)\b/.exec(file)?.[1] ?? file;
  const sections = [...new Set(pictures.map(screenOf))].map((screen) => {
    const its = pictures.filter((file) => screenOf(file) === screen);
    return `## ${screen}\n\n${its.map((file) => `![${file}](${file})`).join(' ')}`;
  });
  return `# What people see\n\nTaken of the running program by \`npm run screens\`.\n\n${sections.join('\n\n')}\n`;
}
