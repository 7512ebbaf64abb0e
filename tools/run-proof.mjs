/**
 * `node tools/run-proof.mjs bench|chaos|fuzz|cases NAME [options]`: runs one proof, options passed through; bare, it lists
 * the names. Ends with 2 on a kind or name that is not there, else as the proof ends.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { install } from './stack/install.mjs';
import { inCheckout } from './stack/paths.mjs';
import { whenNpmIsGone } from './stack/with-npm.mjs';

const kinds = {
  bench: { folder: 'bench', ending: '.bench.ts' },
  chaos: { folder: join('bench', 'chaos'), ending: '.chaos.ts' },
  fuzz: { folder: join('bench', 'fuzz'), ending: '.fuzz.ts' },
  cases: { folder: join('tools', 'cases'), ending: '.mjs' },
  screens: { folder: join('e2e', 'screens'), ending: '.ts' },
  sim: { folder: 'sim', ending: '.ts' },
  matrix: { folder: join('bench', 'matrix'), ending: '.ts' },
};

// `npm run screens`, `npm run sim` and `npm run matrix` are one proof each, without a name of its own.
const asked = process.argv.slice(2);
const [kind, name, ...options] = ['screens', 'sim', 'matrix'].includes(asked[0])
  ? [asked[0], 'main', ...asked.slice(1)]
  : asked;
if (!(kind in kinds)) refuse(`which kind of proof? ${Object.keys(kinds).join(', ')}`);
const names = namesOf(kinds[kind]);
if (name === undefined) {
  console.log(names.length > 0 ? names.join('\n') : `no ${kind} yet`);
  process.exit(0);
}
if (!names.includes(name)) refuse(`no ${kind} is called ${name}; there is: ${names.join(', ') || 'none'}`);

await install({ onStart: () => console.log('npm ci') });
const { folder, ending } = kinds[kind];
// It ends with us, even when we are killed; the last pipe is closed once its last market has ended (libs/testing).
const [channel, marketsFd] = [3, 4];
const stdio = ['inherit', 'inherit', 'inherit'];
stdio[channel] = 'ipc';
stdio[marketsFd] = 'pipe';
const preloads = [
  inCheckout('tools', 'stack', 'end-with-parent.mjs'),
  inCheckout('node_modules', 'tsx', 'dist', 'loader.mjs'),
];
const child = spawn(
  process.execPath,
  [
    ...preloads.flatMap((file) => ['--import', file]),
    '--conditions=@chophien/source',
    inCheckout(folder, `${name}${ending}`),
    ...options,
  ],
  { stdio, env: { ...process.env, PROOF_MARKETS_FD: String(marketsFd) } },
);
// The terminal's Ctrl-C has reached the proof already: the second signal is the same wish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
whenNpmIsGone(kind, () => child.kill('SIGTERM'));
child.stdio[marketsFd].resume();
// Said when the proof has ended and so have its markets.
child.once('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

function namesOf({ folder: place, ending: end }) {
  if (!existsSync(inCheckout(place))) return [];
  const files = readdirSync(inCheckout(place)).filter(
    (entry) => entry.endsWith(end) && !entry.includes('.spec.'),
  );
  return files.map((entry) => entry.slice(0, -end.length)).sort();
}

function refuse(words) {
  console.error(words);
  process.exit(2);
}
