/**
 * `npm test`: installs, builds and checks everything; `npm test -- orders` runs the specs whose path holds the word.
 * Its last line is `N passed, N failed, N skipped`; it ends with 0 only if nothing failed.
 */
import { nothing, runSpecs, runWhole, specChecks, wholeChecks } from './stack/checks.mjs';
import { installPackages } from './stack/debian.mjs';
import { install } from './stack/install.mjs';
import { livekitBinary } from './stack/livekit-binary.mjs';
import { secondsSince } from './stack/steps.mjs';
import { openTestServices } from './stack/test-services.mjs';

const words = process.argv.slice(2);
if (words.some((word) => word.startsWith('-'))) {
  console.error('npm test -- [word …]: words narrow the specs by their path');
  process.exit(2);
}

const total = { ...nothing };
const lines = [];
let services;
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => void leave(130));

try {
  await install({ onStart: () => console.log('npm ci') });
  installPackages();
  const livekit = await livekitBinary(console.log);
  await checkWhole();
  services = await openTestServices({ log: console.log });
  await checkSpecs({ ...services.env, ...(livekit ? { TEST_LIVEKIT_BIN: livekit } : {}) });
} catch (error) {
  console.log(error.stack);
  total.failed += 1;
}
if (total.passed + total.failed === 0) {
  console.log(`no spec's path holds ${words.join(', ')}`);
  total.failed = 1;
}
await leave(total.failed === 0 ? 0 : 1);

async function checkWhole() {
  // A feature's run needs the build only; the rest is the whole house's.
  for (const check of words.length > 0 ? wholeChecks.slice(0, 1) : wholeChecks) {
    await timed(check.name, () => runWhole(check));
  }
}

async function checkSpecs(env) {
  for (const check of specChecks) await timed(check.name, () => runSpecs(check, { words, env }));
}

async function timed(name, work) {
  const startedMs = Date.now();
  console.log(`\n── ${name}`);
  const counts = await work();
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
  lines.push(`${name.padEnd(24)} ${secondsSince(startedMs)}  ${say(counts)}`);
  console.log(lines.at(-1));
}

async function leave(code) {
  await services?.close();
  services = undefined;
  if (lines.length > 0) console.log(`\n${lines.join('\n')}\n`);
  console.log(say(total));
  process.exit(code);
}

function say({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
