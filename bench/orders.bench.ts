/** `npm run bench -- orders`: how many orders a second, against floors of the same run. */
import { priceStepsMax, priceTimeMsMax } from '@chophien/domain';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Terms } from './parts/bench-offers.js';
import { dialAll, openToCrowd, orderBody } from './parts/crowd.js';
import { Floor } from './parts/floor.js';
import { hotRowPerSecond, whyNoPgbench } from './parts/hot-row.js';
import { load, type Caller, type Load } from './parts/order-load.js';
import { cpuSecondsOf } from './parts/process-use.js';
import { RawHttp } from './parts/raw-http.js';
import { addressOf, type RawSocket } from './parts/raw-socket.js';
import { figuresOf, proofOptions, Report, round } from './parts/report.js';

const options = proofOptions();
const report = new Report('orders', options);
const runs = options.runs ?? (options.isShort ? 1 : 5);
const seconds = options.secs ?? (options.isShort ? 3 : 5);
const crowdSize = 1_000;
const place = 'order.place';

const steps = Array.from({ length: priceStepsMax }, (_, at) => at + 1);

/** What is measured, what is floor to it and what is aimed at. */
const contenders = [
  { id: 'orders.ceiling.inflight-64', run: () => bySocket(bare, [nothing], 64) },
  {
    id: 'orders.ceiling-rows.inflight-64',
    floor: 'orders.ceiling.inflight-64',
    run: () => bySocket(bareRows, [nothing], 64),
  },
  {
    id: 'orders.socket.one-offer.inflight-64',
    floor: 'orders.ceiling.inflight-64',
    aim: 'ratio >= 0.7',
    run: () => ours(1, 64),
  },
  { id: 'orders.ceiling.inflight-1000', run: () => bySocket(bare, [nothing], 1_000) },
  {
    id: 'orders.socket.one-offer.inflight-1000',
    floor: 'orders.ceiling.inflight-1000',
    aim: 'ratio >= 0.7',
    run: () => ours(1, 1_000),
  },
  { id: 'orders.socket.thousand-offers.inflight-1000', run: () => ours(1_000, 1_000) },
  kind('live', { rule: { kind: 'live' } }),
  kind('flash', { rule: { kind: 'flash', fromMs: 0, untilMs: priceTimeMsMax, flashDong: 31_000 } }),
  // It falls each second of a run, and never to its floor.
  kind('falling-time', {
    rule: { kind: 'falling_time', fromMs: Date.now(), everyMs: 1_000, stepDong: 1, floorDong: 1 },
  }),
  // A step every few thousand orders.
  kind('falling-kilos', {
    rule: {
      kind: 'falling_kilos',
      steps: steps.map((at) => ({ fromAmount: at * 1_000_000, dong: 32_000 - at })),
    },
  }),
  kind('wholesale', { rule: { kind: 'wholesale', steps: [{ fromAmount: 500, dong: 31_000 }] } }),
  kind('bundle', { isBundle: true }),
  { id: 'orders.http-floor.inflight-64', run: () => byHttp({ url: httpFloor.url, path: '/' }, nothing) },
  {
    id: 'orders.http.one-offer.inflight-64',
    floor: 'orders.http-floor.inflight-64',
    aim: 'ratio >= 0.4',
    run: () => oursByHttp(),
  },
] as const satisfies readonly { id: string; floor?: string; aim?: string; run: () => Promise<Measured> }[];
type Id = (typeof contenders)[number]['id'];
type Measured = Load & { cpuSecondsPerThousand?: number; walFlushesPerOrder?: number };

/** A kind of price, against the fixed one. */
function kind<Name extends string>(name: Name, terms: Terms) {
  return {
    id: `orders.kinds.${name}.inflight-1000`,
    floor: 'orders.socket.one-offer.inflight-1000',
    aim: 'ratio >= 0.8',
    run: () => ours(1, 1_000, terms),
  } as const;
}

/** An id for the floors, which look at none. */
const nothing = randomUUID();
const { market, offers, buyers } = await openToCrowd(crowdSize, { eventLimitFactor: 1_000 });
const { url, databaseUrl, pids } = market.ready;
await offers.approveAll();
await offers.run(readFileSync(new URL('./floors/tables.sql', import.meta.url), 'utf8'));
const ceiling = await Floor.start('ceiling.mjs', databaseUrl);
const rowsCeiling = await Floor.start('ceiling.mjs', databaseUrl, 'rows');
const httpFloor = await Floor.start('http-settle.mjs', databaseUrl);
const crowd = await dialAll(url, buyers);
const strangers = buyers.map(() => ({}));
const bare = await dialAll(ceiling.url, strangers);
const bareRows = await dialAll(rowsCeiling.url, strangers);
const samples = new Map<Id, Measured[]>();
const hotRow = new Map<number, number[]>();
const audits = { oversold: 0, undersold: 0, duplicates: 0, unanswered: 0 };

try {
  for (let run = 0; run < runs; run += 1) {
    for (const clients of [1, 16, 64]) await measureHotRow(clients);
    for (const { id, run: measure } of contenders) {
      if (!isWanted(id)) continue;
      samples.set(id, [...(samples.get(id) ?? []), await measure()]);
    }
  }
  tell();
} finally {
  for (const one of [...crowd, ...bare, ...bareRows]) one.close();
  ceiling.stop();
  rowsCeiling.stop();
  httpFloor.stop();
  await offers.close();
  await market.stop();
}
report.finish();

/** Asked for, or the floor or a part of what was. */
function isWanted(id: Id): boolean {
  const isFloorOf = contenders.some((one) => 'floor' in one && one.floor === id && report.has(one.id));
  const isPart =
    (report.has('orders.socket.one-over-thousand-offers') &&
      ['orders.socket.one-offer.inflight-1000', 'orders.socket.thousand-offers.inflight-1000'].includes(
        id,
      )) ||
    // What of the distance to the ceiling is the row's own price is told beside it.
    (report.has('orders.socket.one-offer.inflight-64') && id === 'orders.ceiling-rows.inflight-64') ||
    (report.has('orders.socket.vs-hot-row') && id === 'orders.socket.one-offer.inflight-64');
  return report.has(id) || isFloorOf || isPart;
}

async function measureHotRow(clients: number): Promise<void> {
  const wanted =
    report.has(`orders.pgbench.hot-row.clients-${clients}`) ||
    (clients === 64 && report.has('orders.socket.vs-hot-row'));
  if (!wanted || whyNoPgbench()) return;
  hotRow.set(clients, [...(hotRow.get(clients) ?? []), await hotRowPerSecond(databaseUrl, clients, seconds)]);
}

type Door = { url: string; path: string; signedIn?: boolean };

function dialHttp({ url: to, path, signedIn }: Door): Promise<RawHttp[]> {
  return Promise.all(
    buyers
      .slice(0, 64)
      .map(({ cookie }, at) =>
        RawHttp.open(to, path, { address: addressOf(at), ...(signedIn && { cookie }) }),
      ),
  );
}

/** Offers of their own for each run, so that none is sold out by the one before. */
async function ours(count: number, inFlight: number, terms: Terms = {}): Promise<Measured> {
  const ids = await offers.make(count, terms);
  const measured = await withCost(() => bySocket(crowd, ids, inFlight));
  await audit(ids, measured);
  return measured;
}

async function oursByHttp(): Promise<Measured> {
  const ids = await offers.make(1);
  const measured = await withCost(() =>
    byHttp({ url, path: '/api/v1/orders', signedIn: true }, ids[0] ?? nothing),
  );
  await audit(ids, measured);
  return measured;
}

function bySocket(
  sockets: readonly RawSocket[],
  offerIds: readonly string[],
  inFlight: number,
): Promise<Load> {
  const callers = sockets.map((socket, at): Caller => {
    const offerId = offerIds[at % offerIds.length] ?? nothing;
    return (done) =>
      socket.send(place, orderBody(offerId, buyers[at]), (text) =>
        done(text.startsWith('[{"ok":true') ? 'taken' : 'refused'),
      );
  });
  return load(callers, { inFlight, seconds });
}

/** On lines of its own each time: a server closes those that were quiet while another contender ran. */
async function byHttp(door: Door, offerId: string): Promise<Load> {
  const lines = await dialHttp(door);
  const free = lines.map((line, at) => ({ line, at }));
  // One ask at a time on a line: the next caller takes the line that is free.
  const caller: Caller = (done) => {
    const taken = free.pop();
    if (!taken) throw new Error('no line is free');
    taken.line.post(orderBody(offerId, buyers[taken.at]), (status) => {
      free.push(taken);
      done(status === 201 ? 'taken' : status === 0 ? 'lost' : 'refused');
    });
  };
  const found = await load([caller], { inFlight: lines.length, seconds });
  for (const line of lines) line.close();
  return found;
}

async function withCost(run: () => Promise<Load>): Promise<Measured> {
  const cpuBefore = pids.api.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
  const flushesBefore = await offers.walFlushes();
  const startedMs = performance.now();
  const measured = await run();
  const elapsed = (performance.now() - startedMs) / 1_000;
  const cpu = pids.api.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0) - cpuBefore;
  // The warm-up is in both sums: as many orders a second as later.
  const orders = measured.perSecond * elapsed;
  return {
    ...measured,
    cpuSecondsPerThousand: round((cpu / orders) * 1_000, 3),
    walFlushesPerOrder: round(((await offers.walFlushes()) - flushesBefore) / orders, 4),
  };
}

async function audit(ids: readonly string[], { unanswered, refused }: Load): Promise<void> {
  const found = await offers.audit(ids);
  audits.oversold += found.oversold;
  audits.undersold += found.undersold;
  audits.duplicates += found.duplicates;
  audits.unanswered += unanswered;
  if (refused > 0) console.log(`${refused} orders were refused though no cap was reached`);
}

function tell(): void {
  for (const clients of [1, 16, 64]) {
    const id = `orders.pgbench.hot-row.clients-${clients}`;
    const found = hotRow.get(clients);
    if (!report.has(id) && !found) continue;
    const why = whyNoPgbench();
    report.add(
      found
        ? { id, unit: '1/s', ...figuresOf(found) }
        : { id, unit: '1/s', value: null, ...(why && { why }) },
    );
  }
  for (const contender of contenders) tellOne(contender);
  tellQuotient(
    'orders.socket.vs-hot-row',
    rateOf('orders.socket.one-offer.inflight-64'),
    median(hotRow.get(64)),
    '>= 10',
  );
  tellQuotient(
    'orders.socket.one-over-thousand-offers',
    rateOf('orders.socket.one-offer.inflight-1000'),
    rateOf('orders.socket.thousand-offers.inflight-1000'),
    '>= 0.8',
  );
  const invariant = (id: string, unit: string, value: number) =>
    report.add({ id: `orders.invariant.${id}`, unit, value, aim: '= 0' });
  invariant('oversold-grams', 'g', audits.oversold);
  invariant('undersold-grams', 'g', audits.undersold);
  invariant('duplicates', '', audits.duplicates);
  invariant('unanswered', '', audits.unanswered);
}

function tellOne(contender: { id: Id; floor?: Id; aim?: string }): void {
  const found = samples.get(contender.id);
  if (!found) return;
  const middle = [...found].sort((one, other) => one.perSecond - other.perSecond)[
    Math.floor(found.length / 2)
  ];
  const { value, min, max, runs: times } = figuresOf(found.map(({ perSecond }) => perSecond));
  const floor = contender.floor && rateOf(contender.floor);
  report.add({
    id: contender.id,
    unit: '1/s',
    value,
    min,
    max,
    runs: times,
    ...(middle && { p50Ms: round(middle.p50Ms), p99Ms: round(middle.p99Ms) }),
    ...(middle?.cpuSecondsPerThousand !== undefined && {
      cpuSecondsPerThousand: middle.cpuSecondsPerThousand,
      walFlushesPerOrder: middle.walFlushesPerOrder,
    }),
    ...(floor && contender.floor && { floor: contender.floor, ratio: round(value / floor, 3) }),
    // Who is here as a floor alone has none of its own to be held to.
    ...(contender.aim && floor && { aim: contender.aim }),
  });
}

function tellQuotient(id: string, of: number | undefined, by: number | undefined, aim: string): void {
  if (!report.has(id)) return;
  if (of === undefined || by === undefined)
    report.add({ id, unit: '', value: null, why: whyNoPgbench() ?? 'a part was not asked for' });
  else report.add({ id, unit: '', value: round(of / by, 2), aim });
}

function rateOf(id: Id): number | undefined {
  return median(samples.get(id)?.map(({ perSecond }) => perSecond));
}

function median(values: readonly number[] | undefined): number | undefined {
  return values && figuresOf(values).value;
}
