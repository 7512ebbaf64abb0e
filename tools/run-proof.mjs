/**
 * `node tools/run-proof.mjs bench|chaos|cases NAME [options]`: runs one proof, options passed through; bare, it lists
 * the names. Ends with 2 on a kind or name that is not there, else as the proof ends.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './stack/install.mjs';
import { inCheckout } from './stack/paths.mjs';

const kinds = {
  bench: { folder: 'bench', ending: '.bench.ts' },
  chaos: { folder: join('bench', 'chaos'), ending: '.chaos.ts' },
  cases: { folder: join('tools', 'cases'), ending: '.mjs' },
  screens: { folder: join('e2e', 'screens'), ending: '.ts' },
  sim: { folder: 'sim', ending: '.ts' },
};

// `npm run screens` and `npm run sim` are one proof each, without a name of its own.
const asked = process.argv.slice(2);
const [kind, name, ...options] = ['screens', 'sim'].includes(asked[0])
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
const tsx = inCheckout('node_modules', 'tsx', 'dist', 'cli.mjs');
const file = inCheckout(folder, `${name}${ending}`);
const child = spawn(process.execPath, [tsx, '--conditions=@chophien/source', file, ...options], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.once('close', (code) => process.exit(code ?? 1));

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
