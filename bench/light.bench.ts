/** `npm run bench -- light`: what a page costs a cheap phone on a thin line, beside an empty page of the same server. */
import { openBrowser } from '@chophien/testing/browser';
import { seePictureMove } from '@chophien/testing/hands';
import { RunningMarket } from '@chophien/testing/running-market';
import { makeBuyers } from './parts/buyers.js';
import { Chatter } from './parts/chatter.js';
import { heapBytes, interactionMs, layoutShift, openSlowly, type Visit } from './parts/light.js';
import { figuresOf, proofOptions, Report, type Row } from './parts/report.js';
import { scriptBytes } from './parts/video.js';

const options = proofOptions();
const report = new Report('light', options);
const rounds = options.runs ?? (options.isShort ? 1 : 5);
const linesMax = options.isShort ? 2_000 : 10_000;
const linesPerSecond = 20;

// One person may say two lines in three seconds; a crowd's noise comes from few sockets here.
const market = await RunningMarket.start([], undefined, { EVENT_LIMIT_FACTOR: '10000' });
const browser = (await openBrowser()) ?? (await missing('Chromium'));
const { url, shows } = market.ready;
const show = shows[0] ?? (await missing('a show'));
const showUrl = `${url}/s/${show.slug}`;
try {
  await measureVisits();
  if (report.has('light.show.inp') || report.has('light.show.cls')) await measureInShow();
  if (report.has('light.show.js')) await measureBytes();
  if (report.has('light.show.heap')) await measureHeap();
} finally {
  await browser.close();
  await market.stop();
}
report.finish();

/** A needed part is not here: named, and the market put away. */
async function missing(part: string): Promise<never> {
  console.error(`${part} is missing: install the packages in tools/debian-packages.txt`);
  await market.stop();
  process.exit(3);
}

/** A visit each in turn: the empty page, the show, the market. */
async function measureVisits(): Promise<void> {
  const visits: Record<'empty' | 'show' | 'market', Visit[]> = { empty: [], show: [], market: [] };
  for (let round = 0; round < rounds; round += 1) {
    visits.empty.push(await openSlowly(browser, `${url}/health/live`));
    visits.show.push(await openSlowly(browser, showUrl));
    visits.market.push(await openSlowly(browser, url));
  }
  const rows: [keyof typeof visits, keyof Visit, Pick<Row, 'id' | 'aim'>][] = [
    ['show', 'lcpMs', { id: 'light.show.lcp-ms', aim: '<= 2000' }],
    ['show', 'priceMs', { id: 'light.show.price-visible-ms', aim: '<= 1800' }],
    ['show', 'readyMs', { id: 'light.show.buy-ready-ms', aim: '<= 2500' }],
    ['market', 'lcpMs', { id: 'light.market.lcp-ms', aim: '<= 1800' }],
  ];
  const floor = visits.empty.map(({ lcpMs }) => lcpMs);
  report.add({ id: 'light.floor.empty-lcp-ms', unit: 'ms', ...figuresOf(floor) });
  for (const [page, figure, row] of rows.filter(([, , { id }]) => report.has(id))) {
    const samples = visits[page].map((visit) => visit[figure]);
    const value = figuresOf(samples);
    const ratio = Math.round((figuresOf(floor).value / value.value) * 1_000) / 1_000;
    report.add({ ...row, unit: 'ms', ...value, floor: 'light.floor.empty-lcp-ms', ratio });
  }
}

/** Taps while the market talks, on the slow phone: how long each takes to be seen, and how much the page jumps. */
async function measureInShow(): Promise<void> {
  const chatter = await Chatter.enter(market.ready.url, show, makeBuyers(market, 4));
  const talking = chatter.talk(linesPerSecond);
  const measured = async () => ({
    taps: await interactionMs(browser, showUrl),
    shift: await layoutShift(browser, showUrl),
  });
  const { taps, shift } = await measured().finally(async () => {
    await talking.stop();
    chatter.leave();
  });
  // INP as browsers define it: the longest interaction, of each fifty the worst left out.
  const value = taps.toSorted((one, other) => other - one)[Math.floor(taps.length / 50)] ?? null;
  report.add({ id: 'light.show.inp-ms', unit: 'ms', ...figuresOf(taps), value, aim: '<= 150' });
  report.add({ id: 'light.show.cls', unit: '', value: shift, aim: '<= 0.05' });
}

async function measureBytes(): Promise<void> {
  const { beforePrice, firstFrame } = await scriptBytes(browser, showUrl);
  report.add({ id: 'light.show.js-before-price-bytes', unit: 'B', value: beforePrice, aim: '<= 92160' });
  report.add({ id: 'light.show.js-first-frame-bytes', unit: 'B', value: firstFrame, aim: '<= 307200' });
}

/** What ten thousand lines leave behind: the page keeps the last ones and forgets the rest. */
async function measureHeap(): Promise<void> {
  const chatter = await Chatter.enter(market.ready.url, show, makeBuyers(market, 8));
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
  await page.goto(showUrl);
  await seePictureMove(page);
  await chatter.say(500);
  const before = await heapBytes(page);
  await chatter.say(linesMax);
  const nodes = () => page.evaluate(() => document.querySelectorAll('[data-testid="line"]').length);
  const after = await heapBytes(page);
  const shown = await nodes();
  chatter.leave();
  await page.close();
  report.add({
    id: 'light.show.heap-growth-bytes',
    unit: 'B',
    value: Math.max(0, after - before),
    aim: '<= 5242880',
  });
  report.add({ id: 'light.show.chat-nodes', unit: '', value: shown, aim: '<= 120' });
}
