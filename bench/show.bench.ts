/** `npm run bench -- show`: what one show costs its people, against floors of the same run. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { openBrowser } from '@chophien/testing/browser';
import { connect, makeBuyers, type Buyer } from './parts/buyers.js';
import { seePictureMove } from '@chophien/testing/hands';
import { RunningMarket } from '@chophien/testing/running-market';
import { keepToOneCore } from './parts/crowd.js';
import { Floor } from './parts/floor.js';
import { figuresOf, proofOptions, Report } from './parts/report.js';
import { measureStarts } from './parts/starts.js';
import { BarePage, firstFrameMs, glassToGlass, scriptBytes } from './parts/video.js';

const options = proofOptions();
const report = new Report('show', options);
const rounds = options.runs ?? (options.isShort ? 3 : 9);
const calls = options.isShort ? 60 : 300;

const market = await RunningMarket.start();
try {
  keepToOneCore();
  if (report.has('show.join')) await measureJoin();
  if (report.has('show.order')) await measureAcks();
  await measureVideo();
} finally {
  await market.stop();
}
if (report.has('start')) await measureStarts(report, options);
report.finish();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function joinAt(url: string, slug: string): Promise<number> {
  return timed(async () => {
    const socket = await connect(url, '');
    const snapshot = new Promise((done) => socket.once('show.snapshot', done));
    socket.emit('show.join', { slug }, () => undefined);
    await snapshot;
    socket.disconnect();
  });
}

async function measureJoin(): Promise<void> {
  const { url } = market.ready;
  const slug = await slugOnAir();
  const snapshot = await (await fetch(`${url}/api/v1/shows/${slug}`)).text();
  const floor = await Floor.start('bare-join.mjs', String(Buffer.byteLength(snapshot)));
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let call = -10; call < calls; call += 1) {
    const pair = [await joinAt(url, slug), await joinAt(floor.url, slug)] as const;
    if (call >= 0) ours.push(pair[0]);
    if (call >= 0) bare.push(pair[1]);
  }
  floor.stop();
  report.addPair({ id: 'show.join.snapshot-ms', unit: 'ms', floor: 'show.floor.bare-join-ms' }, ours, bare);
}

async function measureAcks(): Promise<void> {
  const { url, databaseUrl, offers } = market.ready;
  const [offer, floorOffer] = offers.filter((one) => one.unit === 'g' && one.cap >= calls * one.step * 2);
  if (!offer || !floorOffer) throw new Error('the demo market has no two offers to buy from');
  const floor = await Floor.start('bare-ack.mjs', databaseUrl, floorOffer.id);
  // A buyer each for every few orders: the offers' own limits stay on.
  const buyers = makeBuyers(market, Math.ceil(calls / 20) + 1);
  const [ours, bare]: [number[], number[]] = [[], []];
  const bareSocket = await connect(floor.url, '');
  for (const [at, buyer] of buyers.entries()) {
    const socket = await connect(url, buyer.cookie);
    for (let call = 0; call < 20; call += 1) {
      const mine = await timed(() => placed(socket, bodyOf(offer, buyer)));
      const theirs = await timed(() =>
        placed(bareSocket, { buyerId: buyer.buyerId, body: bodyOf(floorOffer, buyer) }),
      );
      if (at > 0) ours.push(mine);
      if (at > 0) bare.push(theirs);
    }
    socket.disconnect();
  }
  bareSocket.disconnect();
  floor.stop();
  report.addPair({ id: 'show.order.ack-ms', unit: 'ms', floor: 'show.floor.bare-ack-ms' }, ours, bare);
}

function bodyOf(offer: { id: string; step: number }, buyer: Buyer) {
  return {
    offerId: offer.id,
    amount: offer.step,
    price: { dong: 100_000, version: 1 },
    addressId: buyer.addressId,
    method: 'cod',
    key: randomUUID(),
  };
}

async function placed(socket: Socket, body: unknown): Promise<void> {
  const answer: { ok: boolean; refusal?: unknown } = await socket.emitWithAck('order.place', body);
  if (!answer.ok) throw new Error(`an order was refused: ${JSON.stringify(answer.refusal)}`);
}

async function slugOnAir(): Promise<string> {
  const market_ = (await (await fetch(`${market.ready.url}/api/v1/market`)).json()) as {
    onAir: { slug: string }[];
  };
  const [show] = market_.onAir;
  if (!show) throw new Error('no show is on air');
  return show.slug;
}

async function measureVideo(): Promise<void> {
  const rows = [
    'show.video.first-frame-ms',
    'show.video.glass-to-glass-ms',
    'show.js.before-price-bytes',
    'show.js.first-frame-bytes',
  ];
  if (!rows.some((id) => report.has(id))) return;
  const browser = market.ready.livekitUrl ? await openBrowser() : undefined;
  if (!browser) {
    const why = market.ready.livekitUrl ? 'no Chromium is installed' : 'no LiveKit could be started';
    for (const id of rows) report.add({ id, unit: '', value: null, why });
    return;
  }
  const url = `${market.ready.url}/s/${await slugOnAir()}`;
  const bare = await BarePage.serve(viewerSeat);
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round += 1) {
    const pair = [await firstFrameMs(browser, url), await firstFrameMs(browser, bare.url)] as const;
    if (round >= 0) ours.push(pair[0]);
    if (round >= 0) floor.push(pair[1]);
  }
  bare.close();
  report.addPair(
    {
      id: 'show.video.first-frame-ms',
      unit: 'ms',
      floor: 'show.floor.bare-first-frame-ms',
      aim: 'ratio >= 0.9',
    },
    ours,
    floor,
  );
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(url);
  await seePictureMove(page);
  const ages = await glassToGlass(page, options.isShort ? 60 : 300);
  await page.close();
  report.add({ id: 'show.video.glass-to-glass-ms', unit: 'ms', ...figuresOf(ages) });
  const bytes = await scriptBytes(browser, url);
  await browser.close();
  report.add({ id: 'show.js.before-price-bytes', unit: 'B', value: bytes.beforePrice, aim: '<= 92160' });
  report.add({ id: 'show.js.first-frame-bytes', unit: 'B', value: bytes.firstFrame, aim: '<= 307200' });
}

/** The floor's token comes by the same door as a viewer's. */
async function viewerSeat(): Promise<{ url: string; token: string }> {
  const socket = await connect(market.ready.url, '');
  const answer: { value: { video: { url: string; token: string } } } = await socket.emitWithAck('show.join', {
    slug: await slugOnAir(),
  });
  socket.disconnect();
  return answer.value.video;
}
