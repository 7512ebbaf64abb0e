/**
 * `npm run chaos -- chat --rounds N`: either of two nodes and their Redis are killed in turn while people talk through one
 * address; once Redis is emptied.
 */
import { execFileSync } from 'node:child_process';
import { isMissingLines } from '@chophien/client';
import type { ShowSnapshot } from '@chophien/contracts';
import { until } from '@chophien/testing';
import pg from 'pg';
import { BenchOffers } from '../parts/bench-offers.js';
import { checkLines } from '../parts/check-lines.js';
import { NodesMarket } from '../parts/nodes-market.js';
import { figuresOf, proofOptions, Report } from '../parts/report.js';
import { gatherCrowd, keepGoing, strikeAndMeasure } from '../parts/steady-crowd.js';
import type { SteadyPerson } from '../parts/steady-person.js';

const options = proofOptions();
const report = new Report('chaos chat', options);
const rounds = options.isShort ? Math.min(options.rounds, 3) : options.rounds;
const [speakersCount, listenersCount] = [40, 40];
const pauseMsMost = 600;

const market = await NodesMarket.start();
const { databaseUrl, url } = market.running.ready;
const offers = await BenchOffers.open(databaseUrl);
const { showId, slug } = offers;
await offers.make(1);
await offers.close();
const backS: number[] = [];
try {
  const crowd = await gatherCrowd(market, { count: speakersCount + listenersCount, showId, name: 'talk' });
  const [speakers, listeners] = [crowd.people.slice(0, speakersCount), crowd.people.slice(speakersCount)];
  const talk = keepGoing(speakers, (person) => person.say(), pauseMsMost);
  for (let nth = 0; nth < rounds; nth += 1) {
    const faults = [...market.faults, ...(nth === 0 ? [{ name: 'redis emptied', strike: flushRedis }] : [])];
    for (const { name, strike } of faults) {
      const fault = { name: `round ${nth + 1}: ${name}`, strike };
      backS.push(await strikeAndMeasure(market, speakers, fault));
    }
  }
  await talk.end();
  const differing = await differingScreens([...speakers, ...listeners]);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const checked = await checkLines(crowd.files.lines, client, showId);
  await client.end();
  for (const person of crowd.people) person.leave();
  const invariant = (id: string, value: number) =>
    report.add({ id: `chaos.chat.invariant.${id}`, unit: '', value, aim: '= 0' });
  report.add({ id: 'chaos.chat.lines-acked', unit: '', value: checked.acked });
  invariant('acked-lost', checked.lost);
  invariant('doubled', checked.doubled);
  invariant('failed', checked.refused + speakers.reduce((sum, { failed }) => sum + failed, 0));
  invariant('screens-differ', differing);
  const { min, max, runs } = figuresOf(backS);
  report.add({ id: 'chaos.chat.all-back-s', unit: 's', value: max, min, max, runs });
} catch (fault) {
  console.error(`the market's last words:\n${market.running.printed.slice(-6_000)}`);
  throw fault;
} finally {
  await market.running.stop();
}
report.finish();

async function flushRedis(): Promise<void> {
  const { redisUrl } = market.running.ready;
  execFileSync('redis-cli', ['-u', redisUrl ?? '', 'flushall'], { stdio: 'ignore' });
}

/** People whose screen is not what the market says the show is, a while after the last line. */
async function differingScreens(people: readonly SteadyPerson[]): Promise<number> {
  const response = await fetch(`${url}/api/v1/shows/${slug}`);
  const shown = (await response.json()) as ShowSnapshot;
  const differing = () => people.filter((person) => !isAs(person, shown)).length;
  await until(() => differing() === 0, { withinMs: 30_000, what: 'screens alike' }).catch(() => undefined);
  return differing();
}

function isAs({ state, isIn }: SteadyPerson, shown: ShowSnapshot): boolean {
  const last = state.chat.slice(-shown.chat.length).map(({ id }) => id);
  const offersAlike = shown.offers.every(({ id, version }) => state.offers[id]?.version === version);
  return (
    isIn && offersAlike && !isMissingLines(state) && last.join() === shown.chat.map(({ id }) => id).join()
  );
}
