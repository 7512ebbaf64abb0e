/** `npm run bench -- overload`: three times the peak, or the most that this generator can send, for a minute. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { dialAll, openToCrowd, orderBody } from './parts/crowd.js';
import { flood, type Flooded } from './parts/flood.js';
import { load, type Caller } from './parts/order-load.js';
import { figuresOf, proofOptions, Report, round } from './parts/report.js';

const options = proofOptions();
const report = new Report('overload', options);
const seconds = options.secs ?? (options.isShort ? 15 : 60);
const peakRuns = options.runs ?? (options.isShort ? 1 : 3);
const crowdSize = 1_000;
const timesPeak = 3;
/** Floods that leave the generator's core some time for PostgreSQL: what the lane itself keeps up. */
const gentler = { timesPeak: [1.5, 2], secondsMax: 15 };
/** An answer that a person still takes for one tap. */
const soonMs = 500;
/** The market has recovered when so many orders, one after the other, are each taken as soon as this. */
const calm = { orders: 10, withinMs: 50 };

const { market, offers, buyers } = await openToCrowd(crowdSize, { eventLimitFactor: 1_000 });
const crowd = await dialAll(market.ready.url, buyers);
const audits = { oversold: 0, undersold: 0, duplicates: 0, unanswered: 0 };

try {
  const peaks: number[] = [];
  for (let run = 0; run < peakRuns; run += 1) peaks.push(await peak());
  const { value: peakPerSecond, ...spread } = figuresOf(peaks);
  report.add({ id: 'overload.peak', unit: '1/s', value: Math.round(peakPerSecond), ...spread });
  await tellFlood(peakPerSecond);
  for (const times of gentler.timesPeak) await tellGentler(peakPerSecond, times);
  await tellRanks(peakPerSecond);
  const { oversold, undersold, duplicates, unanswered } = audits;
  const invariant = (id: string, unit: string, value: number) =>
    report.add({ id: `overload.invariant.${id}`, unit, value, aim: '= 0' });
  invariant('oversold-grams', 'g', oversold);
  invariant('undersold-grams', 'g', undersold);
  invariant('duplicates', '', duplicates);
  invariant('unanswered', '', unanswered);
} finally {
  for (const socket of crowd) socket.close();
  await offers.close();
  await market.stop();
}
report.finish();

function orderOf(offerId: string): Caller[] {
  return crowd.map((socket, at) => (done) => {
    socket.send('order.place', orderBody(offerId, buyers[at]), (text) => done(verdictOf(text)));
  });
}

function lineOf(showId: string): Caller[] {
  return crowd.map((socket) => (done) => {
    const body = `{"showId":"${showId}","text":"Vải còn không ạ?","key":"${randomUUID()}"}`;
    socket.send('chat.post', body, (text) => done(verdictOf(text)));
  });
}

function verdictOf(text: string): 'taken' | 'busy' | 'refused' {
  if (text.startsWith('[{"ok":true')) return 'taken';
  return text.includes('"code":"busy"') ? 'busy' : 'refused';
}

async function peak(): Promise<number> {
  const [offerId = ''] = await offers.make(1);
  const { perSecond } = await load(orderOf(offerId), { inFlight: crowdSize, seconds: 5 });
  await audit(offerId);
  return perSecond;
}

async function tellFlood(peakPerSecond: number): Promise<void> {
  const [offerId = ''] = await offers.make(1);
  const [flooded] = await flood([orderOf(offerId)], { perSecond: timesPeak * peakPerSecond, seconds });
  const recoveredS = await recovery(offerId);
  if (!flooded) throw new Error('nothing was offered');
  audits.unanswered += flooded.unanswered;
  await audit(offerId);
  report.add({
    id: 'overload.offered-over-peak',
    unit: '',
    value: round(flooded.offered / seconds / peakPerSecond, 2),
    why: `${flooded.offered} asks in ${seconds} s, ${flooded.busy} turned away, ${flooded.refused} refused otherwise`,
  });
  const goodput = flooded.takenInTime / seconds;
  report.add({
    id: 'overload.goodput',
    unit: '1/s',
    value: Math.round(goodput),
    floor: 'overload.peak',
    ratio: round(goodput / peakPerSecond, 3),
    aim: 'ratio >= 0.9',
  });
  const { p99Ms } = figuresOf(flooded.takenMs);
  report.add({ id: 'overload.admitted-p99-ms', unit: 'ms', value: p99Ms ?? null, aim: '<= 500' });
  report.add({ id: 'overload.recovery-s', unit: 's', value: round(recoveredS, 2), aim: '<= 5' });
}

async function tellGentler(peakPerSecond: number, times: number): Promise<void> {
  const [offerId = ''] = await offers.make(1);
  const forSeconds = Math.min(seconds, gentler.secondsMax);
  const [flooded] = await flood([orderOf(offerId)], {
    perSecond: times * peakPerSecond,
    seconds: forSeconds,
  });
  await recovery(offerId);
  if (!flooded) throw new Error('nothing was offered');
  audits.unanswered += flooded.unanswered;
  await audit(offerId);
  const goodput = flooded.takenInTime / forSeconds;
  report.add({
    id: `overload.goodput.times-${times}`,
    unit: '1/s',
    value: Math.round(goodput),
    floor: 'overload.peak',
    ratio: round(goodput / peakPerSecond, 3),
    why: `${round(flooded.offered / forSeconds / peakPerSecond, 2)} times the peak offered, p99 ${figuresOf(flooded.takenMs).p99Ms} ms`,
  });
}

/** Orders and lines at the same rate, together as much as before: which of them are answered while one still waits. */
async function tellRanks(peakPerSecond: number): Promise<void> {
  const [offerId = ''] = await offers.make(1);
  const perSecond = (timesPeak * peakPerSecond) / 2;
  const [orders, lines] = await flood([orderOf(offerId), lineOf(offers.showId)], {
    perSecond,
    seconds: Math.min(seconds, 15),
  });
  await recovery(offerId);
  await audit(offerId);
  if (!orders || !lines) throw new Error('nothing was offered');
  audits.unanswered += orders.unanswered + lines.unanswered;
  const [ofOrders, ofLines] = [soonShare(orders), soonShare(lines)];
  report.add({
    id: 'overload.orders-over-chat',
    unit: '',
    value: round(ofOrders / Math.max(ofLines, 1 / lines.offered), 2),
    aim: '>= 1.5',
    why: `${orders.offered} orders, ${round(100 * ofOrders)} % taken in ${soonMs} ms; ${lines.offered} lines, ${round(100 * ofLines)} %`,
  });
}

function soonShare({ takenMs, offered }: Flooded): number {
  return takenMs.filter((ms) => ms <= soonMs).length / offered;
}

/** Seconds until orders, one at a time, are taken at once again. */
async function recovery(offerId: string): Promise<number> {
  const startedMs = performance.now();
  const [caller] = orderOf(offerId);
  for (let good = 0; caller && good < calm.orders;) {
    const sentMs = performance.now();
    const verdict = await new Promise<string>((done) => caller(done));
    good = verdict === 'taken' && performance.now() - sentMs <= calm.withinMs ? good + 1 : 0;
    if (verdict !== 'taken') await sleep(20);
    if (performance.now() - startedMs > 60_000) break;
  }
  return (performance.now() - startedMs) / 1_000;
}

async function audit(offerId: string): Promise<void> {
  const { oversold, undersold, duplicates } = await offers.audit([offerId]);
  audits.oversold += oversold;
  audits.undersold += undersold;
  audits.duplicates += duplicates;
}
