/** `npm run bench -- fanout`: what it costs that thousands hear every line, against bare servers in the same run. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pin, RunningMarket } from '@chophien/testing/running-market';
import { makeBuyers } from './parts/buyers.js';
import { keepToOneCore } from './parts/crowd.js';
import { Heard, type Ear } from './parts/ear.js';
import { Floor } from './parts/floor.js';
import { cpuSecondsOf, rssBytesOf } from './parts/process-use.js';
import { RawSocket } from './parts/raw-socket.js';
import { figuresOf, proofOptions, Report, round } from './parts/report.js';
import {
  gather,
  listenBySocketIo,
  listenByWs,
  listenToMarket,
  speakBySocketIo,
  talk,
  type Speaker,
  type Talked,
  type Wire,
} from './parts/wires.js';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';

const options = proofOptions();
const report = new Report('fanout', options);
const runs = options.runs ?? (options.isShort ? 1 : 3);
const seconds = options.secs ?? (options.isShort ? 4 : 8);
const probeSeconds = options.isShort ? 2 : 4;
const crowds = [2_000, 5_000] as const;
const [steadyPerSecond, roomPerSecond] = [100, 83];
const speakersCount = 50;
/** Behind when the last of them hears a line later than this. */
const bearableMs = 1_000;

type Name = 'bare-sio' | 'bare-ws' | 'bare-sio-ten' | 'bare-ws-ten' | 'ours';
type Sample = { cpuPerMillion: number; delivered: number; perSecond: number; talked: Talked; gaps: number };
const names = ['bare-sio', 'bare-ws', 'bare-sio-ten', 'bare-ws-ten', 'ours'] as const satisfies Name[];
const aims = { 'bare-sio': 9, 'bare-sio-ten': 0.9, 'bare-ws-ten': 0.6 } as const;

keepToOneCore();
let gaps = 0;
for (const crowd of crowds) await measure(crowd);
report.add({ id: 'fanout.invariant.gaps', unit: '', value: gaps, aim: '= 0' });
report.finish();

async function measure(crowd: number): Promise<void> {
  const samples = new Map<Name, Sample[]>();
  const most = new Map<Name, number>();
  const rss = new Map<Name, number[]>();
  for (let run = 0; run < runs; run += 1)
    for (const name of names) {
      if (!wanted(name, crowd)) continue;
      const { wire, stop } = await open(name);
      pin(wire.pid, '0');
      const before = rssBytesOf(wire.pid);
      const heard = new Heard();
      const ears = await gather(wire, crowd, heard);
      rss.set(name, [...(rss.get(name) ?? []), (rssBytesOf(wire.pid) - before) / crowd]);
      const speakers = await Promise.all(Array.from({ length: speakersCount }, () => wire.speak()));
      const stage = { wire, heard, speakers, ears };
      // A quiet server first: what its beginning costs is not the wire's.
      await talk({ speakers, heard, ears: crowd }, { perSecond: 20, seconds: 2 });
      if (run === 0) most.set(name, await highest(stage));
      const rate = name === 'bare-sio' || name === 'bare-ws' ? (most.get(name) ?? 1) : steadyPerSecond;
      const sample = await one(stage, rate, seconds);
      samples.set(name, [...(samples.get(name) ?? []), sample]);
      gaps += sample.gaps;
      if (name === 'ours' && run === 0 && crowd === crowds.at(-1)) await tellOurs(stage, crowd);
      for (const speaker of speakers) speaker.close();
      for (const ear of ears) ear.close();
      await stop();
    }
  tell(crowd, samples, { most, rss });
}

function wanted(name: Name, crowd: number): boolean {
  const { only } = options;
  return only === undefined || `fanout.${name}.clients-${crowd}`.startsWith(only) || only === 'fanout.ours';
}

type Stage = { wire: Wire; heard: Heard; speakers: Speaker[]; ears: Ear[] };

async function one({ wire, heard, speakers, ears }: Stage, rate: number, secs: number): Promise<Sample> {
  heard.forget();
  const before = cpuSecondsOf(wire.pid);
  const talked = await talk({ speakers, heard, ears: ears.length }, { perSecond: rate, seconds: secs });
  const cpu = cpuSecondsOf(wire.pid) - before;
  return {
    cpuPerMillion: (cpu / heard.lines) * 1e6,
    delivered: heard.lines / talked.seconds,
    perSecond: rate,
    talked,
    gaps: heard.gaps,
  };
}

/** The most lines a second that the last one still hears within a second, by trying more until it does not. */
async function highest(stage: Stage): Promise<number> {
  let [best, rate] = [0, 10];
  for (; ; rate = Math.ceil(rate * 1.4)) {
    const { talked } = await one(stage, rate, probeSeconds);
    const p99 = figuresOf(talked.latencies.length > 0 ? talked.latencies : [Infinity]);
    const isBehind = talked.unheard + talked.turnedAway > 0 || (p99.p99Ms ?? p99.max) >= bearableMs;
    if (isBehind) break;
    best = rate;
    if (rate > 5_000) break;
  }
  await sleep(1_500);
  return best;
}

function tell(
  crowd: number,
  samples: ReadonlyMap<Name, Sample[]>,
  { most, rss }: { most: ReadonlyMap<Name, number>; rss: ReadonlyMap<Name, number[]> },
): void {
  const costs = (name: Name) => (samples.get(name) ?? []).map(({ cpuPerMillion }) => cpuPerMillion);
  for (const name of names) {
    const all = samples.get(name) ?? [];
    if (all.length === 0) continue;
    const figures = figuresOf(costs(name).map((cost) => round(cost, 3)));
    const latencies = figuresOf(all.flatMap(({ talked }) => talked.latencies));
    const id = `fanout.${name}.clients-${crowd}`;
    report.add({
      ...{ id, unit: 'CPU-s/Mlines', ...figures, value: round(median(costs(name)), 3) },
      ...{ p50Ms: latencies.p50Ms ?? latencies.value, p99Ms: latencies.p99Ms ?? latencies.max },
      why: `${round(median(all.map(({ delivered }) => delivered)), 0)} lines/s delivered at ${all[0]?.perSecond} said`,
    });
    report.add({
      ...{ id: `${id}.max-lines-per-s`, unit: '1/s', value: (most.get(name) ?? 0) * crowd },
      why: `${most.get(name)} said`,
    });
  }
  const ours = costs('ours');
  for (const [floor, least] of Object.entries(aims) as [keyof typeof aims, number][]) {
    if (ours.length === 0 || costs(floor).length === 0) continue;
    report.add({
      ...{
        id: `fanout.ours-over-${floor}.clients-${crowd}`,
        unit: 'CPU-s/Mlines',
        floor: `fanout.${floor}.clients-${crowd}`,
      },
      ...{ value: round(median(ours), 3), ratio: round(median(costs(floor)) / median(ours), 3) },
      ...(crowd === crowds.at(-1) && { aim: `ratio >= ${least}` }),
    });
  }
  const perSocket = (name: Name) => median(rss.get(name) ?? []);
  if (crowd === crowds.at(-1) && rss.has('bare-sio') && rss.has('ours'))
    report.addPair(
      {
        ...{ id: 'fanout.ours.rss-per-connection', unit: 'bytes', aim: 'ratio >= 1' },
        floor: 'fanout.bare-sio.rss-per-connection',
      },
      [Math.round(perSocket('ours'))],
      [Math.round(perSocket('bare-sio'))],
    );
}

/** Of the room as it is: so many lines, and how late the last one hears them; write calls a client and second. */
async function tellOurs(stage: Stage, crowd: number): Promise<void> {
  const before = writesOf(stage.wire.pid);
  const { talked, gaps: lost } = await one(stage, roomPerSecond, seconds);
  gaps += lost;
  const times = figuresOf(talked.latencies);
  report.add({ id: 'fanout.ours.line-p50-ms', unit: 'ms', value: times.p50Ms ?? null, aim: '<= 150' });
  report.add({ id: 'fanout.ours.line-p99-ms', unit: 'ms', value: times.p99Ms ?? null, aim: '<= 400' });
  const writes = (writesOf(stage.wire.pid) - before) / crowd / talked.seconds;
  report.add({ id: 'fanout.ours.writes-per-client-s', unit: '1/s', value: round(writes, 2) });
}

async function open(name: Name): Promise<{ wire: Wire; stop: () => Promise<void> }> {
  if (name === 'ours') return openMarket();
  const [carrier, size] = [name.includes('sio') ? 'sio' : 'ws', name.endsWith('ten') ? 'ten' : 'one'];
  const floor = await Floor.start('bare-wire.mjs', carrier, size);
  const { url } = floor;
  const wire: Wire = {
    ...{ url, pid: floor.pid },
    listen: carrier === 'sio' ? listenBySocketIo(url) : listenByWs(url),
    speak: () => (carrier === 'sio' ? speakBySocketIo(url) : speakByWs(url)),
  };
  return { wire, stop: () => Promise.resolve(floor.stop()) };
}

async function openMarket(): Promise<{ wire: Wire; stop: () => Promise<void> }> {
  const market = await RunningMarket.start([], undefined, {
    EVENT_LIMIT_FACTOR: '1000',
    REQUESTS_PER_ADDRESS: '10000000',
  });
  const { url, shows, pids } = market.ready;
  const [show] = shows;
  const pid = pids.api[0];
  if (!show || pid === undefined) throw new Error('nothing is on air');
  const buyers = makeBuyers(market, speakersCount);
  let next = 0;
  const wire: Wire = {
    ...{ url, pid, listen: listenToMarket(url, show.slug) },
    speak: () => speakInMarket(url, show.id, buyers[next++ % speakersCount]?.cookie ?? ''),
  };
  return { wire, stop: () => market.stop() };
}

async function speakInMarket(url: string, showId: string, cookie: string): Promise<Speaker> {
  const line = await RawSocket.open(url, { cookie });
  return {
    say: (text) =>
      new Promise((done) => {
        const body = JSON.stringify({ showId, text, key: randomUUID() });
        line.send('chat.post', body, (answer) => {
          const [{ value }] = JSON.parse(answer) as [{ value?: { seq: number } }];
          done(value?.seq);
        });
      }),
    close: () => line.close(),
  };
}

async function speakByWs(url: string): Promise<Speaker> {
  const line = new WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false });
  const waiting: ((seq: number) => void)[] = [];
  await new Promise((done) => line.once('message', done));
  line.on('message', (data: Buffer) => waiting.shift()?.(Number(data.toString())));
  return {
    say: (text) =>
      new Promise((done) => {
        waiting.push(done);
        line.send(text);
      }),
    close: () => line.close(),
  };
}

function writesOf(pid: number): number {
  return Number(/syscw: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
