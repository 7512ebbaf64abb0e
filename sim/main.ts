/**
 * `npm run sim`: plays the lane's step machine by seeds against a database in memory, plays sequences of commands against
 * the built program, and shows by mutants that a broken rule is noticed. What fails is printed with its seed and its
 * shrunk story; 1 on a broken invariant, 2 on unusable arguments.
 * `npm run sim -- --proof [--database URL]`: re-adds every movement and every order of a database and compares them with
 * its counters (default: the database of the `npm start` running on this checkout). Ends with 0 when they agree, 1 when
 * one differs (each is named), 2 on unusable arguments, 3 when the database does not answer.
 */
import { Report } from '@chophien/bench/report';
import { hunt, storyOf } from './hunt.js';
import { runModel } from './model/run.js';
import { readMutants, tryMutants } from './mutants.js';
import { readOptions, usage, type SimOptions } from './options.js';
import { proveDatabase } from './prove-database.js';
import { readRunning } from './running.js';

const seedRows = ['sim.seeds-per-minute', 'sim.invariant.failures'] as const;
const modelRows = ['sim.model.sequences', 'sim.invariant.divergences'] as const;

const options = readOptions(process.argv.slice(2));
if (!options || (options.database !== undefined && !options.proof)) process.exit(say(2, usage));
else if (options.proof) process.exit(await prove(options.database));
else await simulate(options);

async function prove(database: string | undefined): Promise<number> {
  const url = database ?? readRunning();
  if (url === undefined)
    return say(3, 'no npm start runs on this checkout: start it, or give --database URL');
  const proved = await proveDatabase(url).catch((fault: unknown) => String(fault));
  if (typeof proved === 'string') return say(3, `the database does not answer: ${proved}`);
  for (const line of proved.differences) console.log(line);
  const differ = proved.differences.length;
  const verdict = differ === 0 ? 'every counter agrees' : `${differ} counters differ`;
  console.log(`sim: ${proved.lots} lots, ${proved.offers} offers, ${verdict}`);
  return differ === 0 ? 0 : 1;
}

async function simulate(options: SimOptions): Promise<void> {
  const { seeds, seed, secs, isShort, only, json } = options;
  const report = new Report('sim', { runs: undefined, secs, only, isShort, rounds: 1, json });
  if (hasSome(report, seedRows))
    playSeeds(report, {
      from: seed ?? 1,
      seeds: seeds ?? (seed !== undefined ? 1 : secs !== undefined ? Infinity : isShort ? 2_000 : 20_000),
      secs: secs ?? Infinity,
    });
  if (hasSome(report, modelRows)) await playSequences(report, options);
  if (hasSome(report, ['sim.mutant', 'sim.mutants.caught-share'])) {
    if (seed === undefined) await breakRules(report);
    else report.add(shareRow(null, 'one seed was asked for'));
  }
  report.finish();
}

function hasSome(report: Report, ids: readonly string[]): boolean {
  return ids.some((id) => report.has(id));
}

function playSeeds(report: Report, asked: { from: number; seeds: number; secs: number }): void {
  const { ran, orders, seconds, caught } = hunt({ ...asked, most: 3 });
  for (const { seed, failure } of caught) {
    console.log(`seed ${seed}: ${failure}\n  npm run sim -- --seed ${seed}`);
    for (const line of storyOf(seed)) console.log(`    ${line}`);
  }
  console.log(`${ran} seeds, ${orders} orders`);
  if (report.has('sim.seeds-per-minute'))
    report.add({
      id: 'sim.seeds-per-minute',
      unit: '1/min',
      value: Math.round((ran / seconds) * 60),
      aim: '>= 2000',
    });
  const first = caught[0];
  report.add({
    id: 'sim.invariant.failures',
    unit: 'seeds',
    value: caught.length,
    aim: '= 0',
    ...(first && { why: `seed ${first.seed}: ${first.failure}` }),
  });
}

async function playSequences(report: Report, { sequences, seed, secs, isShort }: SimOptions): Promise<void> {
  const { ran, commands, seconds, heard, found } = await runModel({
    from: seed ?? 1,
    sequences: sequences ?? (seed !== undefined ? 1 : Infinity),
    secs: secs ?? (sequences !== undefined ? Infinity : isShort ? 10 : 60),
  });
  for (const divergence of found) console.log(`the market and the rules differ: ${divergence}`);
  const answers = [...heard]
    .sort(([, one], [, other]) => other - one)
    .map(([kind, times]) => `${kind} ${times}`);
  console.log(
    `${ran} sequences, ${commands} commands in ${Math.round(seconds)} s; heard: ${answers.join(', ')}`,
  );
  report.add({ id: modelRows[0], unit: 'sequences', value: ran });
  report.add({
    id: modelRows[1],
    unit: 'divergences',
    value: found.length,
    aim: '= 0',
    ...(found[0] !== undefined && { why: found[0] }),
  });
}

/** Each broken rule has to be noticed by what its patch names. */
async function breakRules(report: Report): Promise<void> {
  const mutants = readMutants();
  const verdicts = await tryMutants(mutants, {
    copies: 2,
    seeds: 2_000,
    tell: ({ mutant, caught, seconds }) =>
      report.add({
        id: `sim.mutant.${mutant.name}`,
        unit: 'caught',
        value: caught === undefined ? 0 : 1,
        why: `${mutant.breaks}; ${caught ?? 'nobody noticed'} (${Math.round(seconds)} s)`,
      }),
  });
  const caught = verdicts.filter((verdict) => verdict.caught !== undefined).length;
  report.add(
    shareRow(Math.round((caught / mutants.length) * 1_000) / 1_000, `${caught} of ${mutants.length}`),
  );
}

function shareRow(value: number | null, why: string) {
  return { id: 'sim.mutants.caught-share', unit: 'share', value, aim: '>= 0.95', why };
}

function say(code: number, words: string): number {
  console.error(words);
  return code;
}
