/** `npm run bench -- fanout`: what it costs that thousands hear every line, against bare servers in the same run. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pin } from '@chophien/testing/running-market';
import { keepToOneCore } from './parts/crowd.js';
import { Heard, type Ear } from './parts/ear.js';
import { Floor } from './parts/floor.js';
import { openMarketWire, type MarketWire } from './parts/market-wire.js';
import { cpuSecondsOf, rssBytesOf } from './parts/process-use.js';
import { figuresOf, proofOptions, Report, round } from './parts/report.js';
import {
  gather,
  listenBySocketIo,
  listenByWs,
  speakBySocketIo,
  talk,
  type Speaker,
  type Talked,
  type Wire,
} from './parts/wires.js';
import { WebSocket } from 'ws';

const options = proofOptions();
const report = new Report('fanout', options);
const runs = options.runs ?? (options.isShort ? 1 : 3);
const seconds = options.secs ?? (options.isShort ? 4 : 8);
const probeSeconds = options.isShort ? 2 : 4;
const crowds = [2_000, 5_000] as const;
const [steadyPerSecond, roomPerSecond] = [100, 83];
const speakersCount = 50;
/** Where the search for the most begins and ends. */
const [leastPerSecond, mostPerSecond] = [20, 5_000];
/** Behind when the last of them hears a line later than this. */
const bearableMs = 1_000;

type Name = 'bare-sio' | 'bare-ws' | 'bare-sio-ten' | 'bare-ws-ten' | 'ours';
type Row = Name | 'full';
type Sample = {
  cpuPerMillion: number;
  delivered: number;
  perSecond: number;
  talked: Talked;
  gaps: number;
  framesPerSecond: number;
  writesPerClient: number;
};
const names = ['bare-sio', 'bare-ws', 'bare-sio-ten', 'bare-ws-ten', 'ours'] as const satisfies Name[];
const aims = { 'bare-sio': 9, 'bare-sio-ten': 0.9, 'bare-ws-ten': 0.6 } as const;

keepToOneCore();
let gaps = 0;
for (const crowd of crowds) await measure(crowd);
report.add({ id: 'fanout.invariant.gaps', unit: '', value: gaps, aim: '= 0' });
report.finish();

async function measure(crowd: number): Promise<void> {
  const samples = new Map<Row, Sample[]>();
  const room: Sample[] = [];
  const most = new Map<Name, number>();
  const rss = new Map<Name, number[]>();
  for (let run = 0; run < runs; run += 1)
    for (const name of names) {
      if (!wanted(name, crowd)) continue;
      const { wire, enliven, stop } = await open(name);
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
      keep(samples, name, await one(stage, rate, seconds));
      if (enliven) {
        room.push(await one(stage, roomPerSecond, seconds));
        const [full] = await Promise.all([one(stage, roomPerSecond, seconds), enliven(seconds)]);
        keep(samples, 'full', full);
      }
      for (const speaker of speakers) speaker.close();
      for (const ear of ears) ear.close();
      await stop();
    }
  for (const { gaps: lost } of [...samples.values(), room].flat()) gaps += lost;
  tell(crowd, samples, { most, rss });
  if (crowd === crowds.at(-1) && room.length > 0) tellRoom(room);
}

function keep(samples: Map<Row, Sample[]>, row: Row, sample: Sample): void {
  samples.set(row, [...(samples.get(row) ?? []), sample]);
}

function wanted(name: Name, crowd: number): boolean {
  const { only } = options;
  return only === undefined || `fanout.${name}.clients-${crowd}`.startsWith(only) || only === 'fanout.ours';
}

type Stage = { wire: Wire; heard: Heard; speakers: Speaker[]; ears: Ear[] };

async function one({ wire, heard, speakers, ears }: Stage, rate: number, secs: number): Promise<Sample> {
  heard.forget();
  const [cpuBefore, writesBefore] = [cpuSecondsOf(wire.pid), writesOf(wire.pid)];
  const talked = await talk({ speakers, heard, ears: ears.length }, { perSecond: rate, seconds: secs });
  const cpu = cpuSecondsOf(wire.pid) - cpuBefore;
  const writes = writesOf(wire.pid) - writesBefore;
  return {
    cpuPerMillion: (cpu / heard.lines) * 1e6,
    delivered: heard.lines / talked.seconds,
    perSecond: rate,
    talked,
    gaps: heard.gaps,
    framesPerSecond: heard.frames / ears.length / talked.seconds,
    writesPerClient: writes / ears.length / talked.seconds,
  };
}

/** The most lines a second that the last one still hears within a second: doubled until it does not, then once between. */
async function highest(stage: Stage): Promise<number> {
  let best = 0;
  let rate = leastPerSecond;
  while (rate <= mostPerSecond && (await bears(stage, rate))) [best, rate] = [rate, rate * 2];
  const between = Math.round(rate / Math.SQRT2);
  if (best > 0 && (await bears(stage, between))) best = between;
  await sleep(1_500);
  return best;
}

async function bears(stage: Stage, rate: number): Promise<boolean> {
  const { talked } = await one(stage, rate, probeSeconds);
  const times = figuresOf(talked.latencies.length > 0 ? talked.latencies : [Infinity]);
  return talked.unheard + talked.turnedAway === 0 && (times.p99Ms ?? times.max) < bearableMs;
}

function tell(
  crowd: number,
  samples: ReadonlyMap<Row, Sample[]>,
  { most, rss }: { most: ReadonlyMap<Name, number>; rss: ReadonlyMap<Name, number[]> },
): void {
  const costs = (row: Row) => (samples.get(row) ?? []).map(({ cpuPerMillion }) => cpuPerMillion);
  for (const [row, all] of samples) {
    const figures = figuresOf(all.map(({ cpuPerMillion }) => round(cpuPerMillion, 3)));
    const latencies = figuresOf(all.flatMap(({ talked }) => talked.latencies));
    const id = row === 'full' ? `fanout.ours.clients-${crowd}.full` : `fanout.${row}.clients-${crowd}`;
    report.add({
      ...{ id, unit: 'CPU-s/Mlines', ...figures, value: round(median(costs(row)), 3) },
      ...{ p50Ms: latencies.p50Ms ?? latencies.value, p99Ms: latencies.p99Ms ?? latencies.max },
      why: `${round(median(all.map(({ delivered }) => delivered)), 0)} lines/s delivered at ${all[0]?.perSecond} said, ${round(median(all.map(({ framesPerSecond }) => framesPerSecond)), 1)} messages a client and second`,
    });
    if (row === 'full') continue;
    report.add({
      ...{ id: `${id}.max-lines-per-s`, unit: '1/s', value: (most.get(row) ?? 0) * crowd },
      why: `${most.get(row)} said`,
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
function tellRoom(room: readonly Sample[]): void {
  const times = figuresOf(room.flatMap(({ talked }) => talked.latencies));
  report.add({ id: 'fanout.ours.line-p50-ms', unit: 'ms', value: times.p50Ms ?? null, aim: '<= 150' });
  report.add({ id: 'fanout.ours.line-p99-ms', unit: 'ms', value: times.p99Ms ?? null, aim: '<= 400' });
  const writes = median(room.map(({ writesPerClient }) => writesPerClient));
  report.add({ id: 'fanout.ours.writes-per-client-s', unit: '1/s', value: round(writes, 2) });
}

async function open(
  name: Name,
): Promise<{ wire: Wire; enliven?: MarketWire['enliven']; stop: () => Promise<void> }> {
  if (name === 'ours') return openMarketWire(speakersCount);
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
