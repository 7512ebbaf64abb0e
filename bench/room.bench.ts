/** `npm run bench -- room`: how many fit into one show on one process and one core, and what becomes of them when it falls. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@chophien/testing';
import { pin, RunningMarket } from '@chophien/testing/running-market';
import pg from 'pg';
import { atRate } from './parts/at-rate.js';
import { BenchOffers } from './parts/bench-offers.js';
import { BuyerInShow } from './parts/buyer-in-show.js';
import { makeBuyers, type Buyer } from './parts/buyers.js';
import { keepToOneCore } from './parts/crowd.js';
import { Heard } from './parts/ear.js';
import { cpuSecondsOf, rssBytesOf } from './parts/process-use.js';
import { figuresOf, proofOptions, Report, round } from './parts/report.js';
import { talk, type Talked } from './parts/wires.js';

const options = proofOptions();
const report = new Report('room', options);
const seconds = options.secs ?? (options.isShort ? 6 : 20);
const sizes = [1_000, 5_000, 10_000, 20_000];
/** What the show is built for, and what its figures must hold at. */
const built = 5_000;
const load = { lines: 83, stock: 4, hearts: 500 };
const [speakersCount, dialledAtOnce, statementsMost, slowShare] = [100, 500, 20, 0.05];
const token = randomUUID();
/** An idle connection of PostgreSQL hands its counts in after ten seconds. */
const countedAfterMs = 11_000;
const price = { dong: 40_000, version: 1 };

const market = await RunningMarket.start(['--no-demo'], undefined, {
  EVENT_LIMIT_FACTOR: '1000',
  REQUESTS_PER_ADDRESS: '10000000',
  METRICS_TOKEN: token,
  SOCKETS_MAX: '30000',
});
keepToOneCore();
const { url, databaseUrl } = market.ready;
const db = new pg.Client({ connectionString: databaseUrl });
await db.connect();
const offers = await BenchOffers.open(databaseUrl);
const [offerId = ''] = await offers.make(1);
const { slug } = offers;
const filesMax = /Max open files\s+\d+\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
const heard = new Heard();
let lost = 0;
/** Of the API, with so many in the room. */
const cpuBySize: { size: number; perSecond: number }[] = [];

try {
  const people = makeBuyers(market, Math.max(...sizes) + 1_300);
  pinApi();
  const crowd: BuyerInShow[] = [];
  for (const size of sizes) {
    const came = await grow(crowd, people, size);
    if (!came) break;
    await measure(crowd, size);
    if (size !== built) continue;
    await tellSlow(crowd);
    await tellRush(people.slice(-1_300));
    await tellKill(crowd);
  }
  for (const person of crowd) person.leave();
} finally {
  await offers.close();
  await db.end();
  await market.stop();
}
report.add({ id: 'room.invariant.every-lost', unit: '', value: lost, aim: '= 0' });
report.finish();

function apiPid(): number {
  return market.ready.pids.api[0] ?? 0;
}

function pinApi(): void {
  pin(apiPid(), '0');
}

/** False: they could not all be let in, and the row says so. */
async function grow(crowd: BuyerInShow[], people: readonly Buyer[], size: number): Promise<boolean> {
  try {
    while (crowd.length < size) {
      const at = crowd.length;
      const next = people.slice(at, Math.min(size, at + dialledAtOnce));
      const came = next.map((buyer, nth) =>
        BuyerInShow.enter(url, slug, { at: at + nth, buyer, heard, comesBack: true }),
      );
      crowd.push(...(await Promise.all(came)));
    }
    return true;
  } catch (fault) {
    const why = `${crowd.length} were let in, then ${String(fault)}; a process here may have ${filesMax} files open`;
    report.add({ id: `room.clients-${size}.loop-lag-p99-ms`, unit: 'ms', value: null, why });
    return false;
  }
}

/** The room as it is on a good evening: lines, orders, hearts. */
async function evening(crowd: readonly BuyerInShow[], secs: number, ears = crowd.length): Promise<Talked> {
  heard.forget();
  const speakers = crowd.slice(0, speakersCount).map((person) => ({
    say: (text: string) => person.speak(offers.showId, text),
    close: () => undefined,
  }));
  const [talked] = await Promise.all([
    talk({ speakers, heard, ears }, { perSecond: load.lines, seconds: secs }),
    atRate(load.stock, secs, (nth) => crowd[(nth * 17) % 500]?.order(offerId, 500, price, randomUUID())),
    atRate(load.hearts, secs, (nth) => crowd[(nth * 31) % crowd.length]?.send('show.react', { hearts: 1 })),
  ]);
  lost += heard.gaps;
  return talked;
}

async function measure(crowd: readonly BuyerInShow[], size: number): Promise<void> {
  // What a young process compiles for itself is not the viewers'.
  await evening(crowd, cpuBySize.length === 0 ? 10 : 2);
  await loopLagMs();
  const framesBefore = await framesTold();
  const before = cpuSecondsOf(apiPid());
  const talked = await evening(crowd, seconds);
  const cpu = cpuSecondsOf(apiPid()) - before;
  const times = figuresOf(talked.latencies);
  const id = `room.clients-${size}`;
  report.add({
    ...{ id: `${id}.loop-lag-p99-ms`, unit: 'ms', value: round(await loopLagMs()) },
    ...(size <= built && { aim: '<= 50' }),
    why: `lines p50 ${times.p50Ms} p99 ${times.p99Ms} ms, ${talked.unheard} of ${talked.said} not heard by all in time`,
  });
  report.add({
    ...{ id: `${id}.rss-bytes`, unit: 'bytes', value: rssBytesOf(apiPid()) },
    ...(size === built && { aim: '<= 419430400' }),
  });
  const perSecond = cpu / talked.seconds;
  const frames = ((await framesTold()) - framesBefore) / talked.seconds;
  report.add({
    ...{ id: `${id}.cpu-per-viewer-hour`, unit: 'CPU-s', value: round((perSecond / size) * 3_600, 2) },
    why: `${round(perSecond, 2)} of a core, ${round(frames)} frames a second`,
  });
  const smaller = cpuBySize.at(-1);
  if (smaller) {
    const added = ((perSecond - smaller.perSecond) / (size - smaller.size)) * 3_600;
    report.add({ id: `${id}.cpu-per-added-viewer-hour`, unit: 'CPU-s', value: round(added, 2) });
  }
  cpuBySize.push({ size, perSecond });
}

/** Some keep the line and stop reading; the others must not feel it. */
async function tellSlow(crowd: readonly BuyerInShow[]): Promise<void> {
  const p99 = (talked: Talked) => figuresOf(talked.latencies).p99Ms ?? Number.NaN;
  const before = p99(await evening(crowd, seconds));
  const slow = crowd.slice(-Math.round(crowd.length * slowShare));
  for (const person of slow) person.stopReading();
  const after = p99(await evening(crowd, seconds, crowd.length - slow.length));
  for (const person of slow) person.readAgain();
  await sleep(1_000);
  report.add({
    ...{ id: 'room.slow.others-p99-ratio', unit: '', value: round(after / before, 3), aim: '<= 1.2' },
    why: `${round(before)} ms before, ${round(after)} ms with ${slow.length} that do not read`,
  });
}

/** As many as would be 5,000 in a minute. */
async function tellRush(people: readonly Buyer[]): Promise<void> {
  const secs = options.isShort ? 8 : 15;
  const count = Math.min(people.length, Math.round((built / 60) * secs));
  const joins = await Promise.all(
    people.slice(0, count).map(async (buyer, nth) => {
      await sleep((nth / count) * secs * 1_000);
      const startedMs = performance.now();
      const at = Math.max(...sizes) + nth;
      const person = await BuyerInShow.enter(url, slug, { at, buyer, heard });
      return { person, tookMs: performance.now() - startedMs };
    }),
  );
  for (const { person } of joins) person.leave();
  const times = figuresOf(joins.map(({ tookMs }) => tookMs));
  report.add({ id: 'room.rush.join-p99-ms', unit: 'ms', value: times.p99Ms ?? null, aim: '<= 300' });
}

/** `kill -9`; it is started again at once, and all come back by themselves. */
async function tellKill(crowd: readonly BuyerInShow[]): Promise<void> {
  const idle = await statementsDuring(() => sleep(10_000));
  const statements = await statementsDuring(async () => {
    const killedMs = performance.now();
    process.kill(apiPid(), 'SIGKILL');
    await until(() => crowd.every((person) => !person.isIn), {
      withinMs: 5_000,
      what: 'all to have fallen out',
    });
    await until(() => crowd.filter((person) => person.isIn).length >= crowd.length * 0.99, {
      withinMs: 60_000,
      what: '99 of a hundred to be back',
    });
    const backS = (performance.now() - killedMs) / 1_000;
    report.add({ id: 'room.kill.back-99-s', unit: 's', value: round(backS), aim: '<= 10' });
    await until(() => crowd.every((person) => person.isIn), { withinMs: 60_000, what: 'all to be back' });
    await sleep(Math.max(0, 10_000 - backS * 1_000));
  });
  pinApi();
  // What its own start reads and its sweeps ask each second is not the crowd's.
  const ofCrowd = Math.max(0, statements - idle);
  report.add({
    ...{ id: 'room.invariant.statements-over-bound', unit: '', value: Math.max(0, ofCrowd - statementsMost) },
    ...{ aim: '= 0', why: `${ofCrowd} more than in ten quiet seconds` },
  });
  await evening(crowd, 3);
}

async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  const before = await statements();
  await work();
  await sleep(countedAfterMs);
  return (await statements()) - before;
}

async function statements(): Promise<number> {
  const { rows } = await db.query<{ count: string }>(
    `select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()`,
  );
  return Number(rows[0]?.count);
}

/** As the process itself measures it, since it was asked last. */
async function loopLagMs(): Promise<number> {
  return (await metric('nodejs_eventloop_lag_p99_seconds')) * 1_000;
}

function framesTold(): Promise<number> {
  return metric('chophien_frames_total');
}

async function metric(name: string): Promise<number> {
  const reply = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return Number(new RegExp(`^${name} ([\\d.e+-]+)`, 'm').exec(await reply.text())?.[1]);
}
