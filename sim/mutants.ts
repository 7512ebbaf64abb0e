import { openTestServices } from '@chophien/tools/test-services';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './run-to-end.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'sim', 'mutants');

/** A rule broken on purpose: a patch whose first lines say what it breaks and what has to notice. */
export type Mutant = { name: string; file: string; breaks: string; by: Catcher };
export type Catcher = { is: 'seeds' } | { is: 'spec'; file: string; test: string };
/** `caught` undefined: nothing noticed. */
export type Verdict = { mutant: Mutant; caught: string | undefined; seconds: number };

/** Reads `sim/mutants/*.patch`: `# breaks: …`, then `# caught by: seeds` or `# caught by: spec FILE: name of a test`. */
export function readMutants(): Mutant[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.patch'));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const breaks = /^# breaks: (.+)$/m.exec(text)?.[1];
    const by = /^# caught by: (?:(seeds)|spec ([^:]+): (.+))$/m.exec(text);
    if (breaks === undefined || !by) throw new Error(`${file} does not say what it breaks and what notices`);
    const [, , spec, test] = by;
    const catcher: Catcher =
      spec === undefined || test === undefined ? { is: 'seeds' } : { is: 'spec', file: spec, test };
    return { name: basename(file, '.patch'), file: join(folder, file), breaks, by: catcher };
  });
}

/** Throws on a patch that no longer applies to the sources as they are. */
export async function checkMutants(mutants: readonly Mutant[]): Promise<void> {
  for (const mutant of mutants) await apply(root, mutant, '--check');
}

/** Tries every mutant on copies of the sources, `copies` at a time; a patch that no longer applies is thrown. */
export async function tryMutants(
  mutants: readonly Mutant[],
  options: { copies: number; seeds: number; tell: (verdict: Verdict) => void },
): Promise<Verdict[]> {
  await checkMutants(mutants);
  const needsDatabase = mutants.some(({ by }) => by.is === 'spec');
  const services = needsDatabase ? await openTestServices({ log: console.error }) : undefined;
  const verdicts: Verdict[] = [];
  // Those that boot a program first: they take longest.
  const waiting = [...mutants].sort(
    (one, other) => Number(one.by.is === 'seeds') - Number(other.by.is === 'seeds'),
  );
  const worker = async () => {
    const copy = copySources();
    try {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const verdict = await tryOne(copy, mutant, { ...options, env: services?.env ?? {} });
        options.tell(verdict);
        verdicts.push(verdict);
      }
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  };
  try {
    await Promise.all(Array.from({ length: options.copies }, worker));
  } finally {
    await services?.close();
  }
  return verdicts;
}

/** The sources, without what is built or installed; the installed packages are borrowed, our own are the copy's. */
function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'chophien-mutant-'));
  // However this process ends: nothing is left behind.
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  const isSource = (path: string) =>
    !/\/(node_modules|dist|\.nx|\.data)(\/|$)/.test(path.slice(root.length - 1));
  for (const part of [
    'libs',
    'apps',
    'sim',
    'tools',
    'bench',
    'docs',
    'package.json',
    'jest.config.mjs',
    'tsconfig.base.json',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true, filter: isSource });
  borrow(join(root, 'node_modules'), join(copy, 'node_modules'));
  const ofApi = join('apps', 'api', 'node_modules');
  if (existsSync(join(root, ofApi))) symlinkSync(join(root, ofApi), join(copy, ofApi));
  return copy;
}

function borrow(from: string, to: string): void {
  mkdirSync(join(to, '@chophien'), { recursive: true });
  for (const entry of readdirSync(from))
    if (entry !== '@chophien' && entry !== '.cache') symlinkSync(join(from, entry), join(to, entry));
  const own = {
    api: 'apps/api',
    sim: 'sim',
    ...Object.fromEntries(libs().map((lib) => [lib, `libs/${lib}`])),
  };
  for (const [name, place] of Object.entries(own))
    symlinkSync(join(to, '..', place), join(to, '@chophien', name));
}

function libs(): string[] {
  return readdirSync(join(root, 'libs'));
}

type Env = Record<string, string>;
async function tryOne(
  copy: string,
  mutant: Mutant,
  { seeds, env }: { seeds: number; env: Env },
): Promise<Verdict> {
  const startedMs = Date.now();
  await apply(copy, mutant);
  try {
    const caught = mutant.by.is === 'seeds' ? await bySeeds(copy, seeds) : await bySpec(copy, mutant.by, env);
    return { mutant, caught, seconds: (Date.now() - startedMs) / 1_000 };
  } finally {
    await apply(copy, mutant, '--reverse');
  }
}

async function apply(copy: string, { name, file }: Mutant, ...how: string[]): Promise<void> {
  // A repository around the copy would have git take the paths as its own, and do nothing.
  const env = { GIT_CEILING_DIRECTORIES: join(copy, '..') };
  const { code, output } = await runToEnd(['git', 'apply', ...how, file], { cwd: copy, env });
  if (code !== 0) throw new Error(`${name}.patch no longer applies: ${output}`);
}

async function bySeeds(copy: string, seeds: number): Promise<string | undefined> {
  const tsx = join(copy, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const file = join(copy, 'sim', 'first-failure.ts');
  const args = [process.execPath, tsx, '--conditions=@chophien/source', file, '1', String(seeds), '30'];
  const { code, output } = await runToEnd(args, { cwd: copy });
  if (code !== 0) throw new Error(`the seeds could not be played: ${output}`);
  const found = /^\{"seed":(\d+),"failure":(.+)\}$/m.exec(output);
  return found ? `seed ${found[1]}: ${found[2]}` : undefined;
}

/** Caught is a spec that ran and failed; one that could not run proves nothing. */
async function bySpec(
  copy: string,
  { file, test }: { file: string; test: string },
  env: Env,
): Promise<string | undefined> {
  const args = [process.execPath, '../../tools/jest.mjs', file, '-t', escaped(test)];
  const { output } = await runToEnd(args, { cwd: join(copy, 'apps', 'api'), env });
  const counts = /^Tests: +(?:(\d+) failed, )?(?:\d+ skipped, )?(?:(\d+) passed, )?\d+ total$/m.exec(output);
  if (!counts || (counts[1] === undefined && counts[2] === undefined))
    throw new Error(`${file} has no test “${test}” that runs:\n${output.slice(-2_000)}`);
  return counts[1] === undefined ? undefined : `${file}: ${test}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
