/**
 * `npm run fuzz -- wire`: a hundred thousand frames, good ones and such that no client of ours would send, of people who
 * are signed in and of nobody. FUZZ_SEED=N says the same ones again.
 */
import { readFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@chophien/testing/random';
import { RunningMarket } from '@chophien/testing/running-market';
import { badDoor, badFrame, goodAsk, type Where } from '../parts/bad-frames.js';
import { BenchOffers } from '../parts/bench-offers.js';
import { makeBuyers, type Buyer } from '../parts/buyers.js';
import { RawLine } from '../parts/raw-line.js';
import { orderBody } from '../parts/crowd.js';
import { addressOf, RawSocket } from '../parts/raw-socket.js';
import { rssBytesOf } from '../parts/process-use.js';
import { figuresOf, proofOptions, Report, round } from '../parts/report.js';

const options = proofOptions();
const report = new Report('fuzz wire', options);
const framesWanted = options.isShort ? 20_000 : 100_000;
/** Memory is measured once the market has heard as much of it as fills its young space, and has rested. */
const framesBefore = options.isShort ? 20_000 : 40_000;
const restMs = 12_000;
const [workers, perLine, goodShare, badDoorShare, signedInShare] = [240, 40, 0.6, 0.05, 0.7];
const answeredWithinMs = 1_000;
/** Ids of good asks, beyond those that bad frames name. */
const firstId = 100_000;
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
const random = new Random(seed);
console.log(`FUZZ_SEED=${seed}`);

const market = await RunningMarket.start(['--no-demo'], undefined, {
  EVENT_LIMIT_FACTOR: '100000',
  REQUESTS_PER_ADDRESS: '10000000',
  JOINS_PER_SECOND: '1000000',
});
const { url, databaseUrl } = market.ready;
const [pid = 0] = market.ready.pids.api;
const offers = await BenchOffers.open(databaseUrl);
const [offerId = ''] = await offers.make(1);
const { slug } = offers;
const buyers = makeBuyers(market, workers + 1);
const tally = { sent: 0, good: 0, accepted: 0 };
const waitsMs: number[] = [];

try {
  await fuzz(framesBefore);
  await sleep(restMs);
  const before = rssBytesOf(pid);
  Object.assign(tally, { sent: 0, good: 0, accepted: 0 });
  waitsMs.length = 0;
  const startedMs = performance.now();
  await fuzz(framesWanted);
  const secs = (performance.now() - startedMs) / 1_000;
  await sleep(restMs);
  tell(before, rssBytesOf(pid), secs, await stillSells());
} catch (fault) {
  console.error(`the market's last words:\n${said().slice(-6_000)}`);
  throw fault;
} finally {
  await offers.close();
  await market.stop();
}
report.finish();

function tell(before: number, after: number, secs: number, sells: boolean): void {
  const isSame = market.ready.pids.api[0] === pid;
  const crashes = (said().match(/"process\.unhandled"/g) ?? []).length + (isSame ? 0 : 1) + (sells ? 0 : 1);
  const faults = said()
    .split('\n')
    .filter((line) => line.includes('"socket.fault"'));
  const times = figuresOf(waitsMs);
  report.add({
    ...{ id: 'fuzz.wire.sent', unit: '', value: tally.sent, aim: `>= ${framesWanted}` },
    why: `in ${round(secs)} s; seed ${seed}`,
  });
  report.add({
    ...{ id: 'fuzz.wire.accepted-share', unit: '', value: round(tally.accepted / tally.sent, 3) },
    ...{ aim: '>= 0.2', why: `${tally.accepted} answered with ok, of ${tally.good} good ones` },
  });
  report.add({ id: 'fuzz.wire.invariant.crashes', unit: '', value: crashes, aim: '= 0' });
  report.add({
    id: 'fuzz.wire.invariant.faults',
    unit: '',
    value: faults.length,
    aim: '= 0',
    why: faults[0]?.slice(0, 300),
  });
  report.add({
    ...{ id: 'fuzz.wire.rss-ratio', unit: '', value: round(after / before, 3), aim: '<= 1.1' },
    why: `${Math.round(before / 2 ** 20)} MB before, ${Math.round(after / 2 ** 20)} MB after`,
  });
  report.add({
    ...{ id: 'fuzz.wire.good-waits-p99-ms', unit: 'ms', value: times.p99Ms ?? null },
    why: `the longest ${times.max} ms`,
  });
}

async function fuzz(frames: number): Promise<void> {
  const until = tally.sent + frames;
  await Promise.all(
    Array.from({ length: workers }, async (_, at) => {
      while (tally.sent < until) await oneLine(at, buyers[at]);
    }),
  );
}

/** Somebody comes, says what they have to say, and waits for what is answered. */
async function oneLine(at: number, buyer: Buyer | undefined): Promise<void> {
  const isSignedIn = buyer !== undefined && random.chance(signedInShare);
  const where: Where = { showId: offers.showId, slug, offerId, addressId: buyer?.addressId ?? '' };
  const asked = new Map<number, number>();
  const state = { isIn: false };
  const hears = (text: string, line: RawLine) => {
    if (text[0] === '0') line.say('40');
    else if (text.startsWith('40')) state.isIn = true;
    else if (text === '2') line.say('3');
    else if (text.startsWith('43')) answered(text, asked);
  };
  if (random.chance(badDoorShare)) {
    tally.sent += 1;
    (await RawLine.open(new URL(url), { address: addressOf(at), ...badDoor(random), hears }))?.close();
    return;
  }
  const line = await RawLine.open(new URL(url), {
    ...{ address: addressOf(at), path: '/socket.io/?EIO=4&transport=websocket', hears },
    ...(isSignedIn && { head: [`Cookie: ${buyer.cookie}`] }),
  });
  if (!line) return;
  await met(() => state.isIn || !line.isOpen);
  if (isSignedIn) ask(line, asked, 0, ['show.join', { slug }]);
  for (let nth = 1; nth <= perLine && line.isOpen; nth += 1) {
    if (random.chance(goodShare)) {
      ask(line, asked, nth, goodAsk(random, where));
      continue;
    }
    tally.sent += 1;
    line.write(badFrame(random, where));
    // Whether it still listens: most of what is broken ends a line, and what follows would be said to nobody.
    ask(line, asked, nth + perLine, ['show.react', { hearts: 1 }]);
    await met(() => asked.size === 0 || !line.isOpen);
    if (asked.size > 0) break;
  }
  await met(() => asked.size === 0 || !line.isOpen);
  line.close();
}

function ask(line: RawLine, asked: Map<number, number>, nth: number, [event, body]: [string, object]): void {
  tally.sent += 1;
  tally.good += 1;
  const id = nth + firstId;
  asked.set(id, performance.now());
  line.say(`42${id}["${event}",${JSON.stringify(body)}]`);
}

function answered(text: string, asked: Map<number, number>): void {
  const at = text.indexOf('[');
  const id = Number(text.slice(2, at));
  const sentAtMs = asked.get(id);
  if (sentAtMs === undefined) return;
  asked.delete(id);
  waitsMs.push(performance.now() - sentAtMs);
  if (text.startsWith('[{"ok":true', at)) tally.accepted += 1;
}

/** A bad frame may end a line's hearing without closing it: an unfinished message swallows what follows. */
async function met(isSo: () => boolean): Promise<void> {
  const endMs = performance.now() + answeredWithinMs;
  while (!isSo() && performance.now() < endMs) await sleep(2);
}

/** Whoever comes after all that is served as ever. */
async function stillSells(): Promise<boolean> {
  const buyer = buyers.at(-1);
  const socket = await RawSocket.open(url, { cookie: buyer?.cookie ?? '' });
  const answer = await new Promise<string>((done) =>
    socket.send('order.place', orderBody(offerId, buyer), done),
  );
  socket.close();
  return answer.startsWith('[{"ok":true');
}

function said(): string {
  return readFileSync(join(market.folder, 'logs', 'api.log'), 'utf8');
}
