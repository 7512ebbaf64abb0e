import { beforeAll, describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { framesDecoded, openWindow, see, seePictureMove, type Window } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { goOnAirByHand } from './by-hand.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';
import { openWeakWay, type WeakWay } from './weak-way.js';

const stage = new Stage(['--no-demo']);
let way: WeakWay;
let seller: Window;
let viewer: Window;
beforeAll(async () => {
  way = await openWeakWay(stage.market);
  stage.onEnd(() => way.close());
}, 240_000);

const step = journey(() => [seller?.page, viewer?.page].filter((page) => page !== undefined));
const pinned = () => viewer.page.getByTestId('pinned-offer');
const keepConnections = `globalThis.lines = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...parts) { super(...parts); globalThis.lines.push(this); }
  };`;
const soundHeard = (page: Page) =>
  page.evaluate<number>(`(async () => {
    let packets = 0;
    for (const line of globalThis.lines)
      for (const report of (await line.getStats()).values())
        if (report.type === 'inbound-rtp' && report.kind === 'audio') packets += report.packetsReceived;
    return packets;
  })()`);

/** Two seconds of speech are a hundred packets; half of them is a voice that can be followed. */
async function hearSound(): Promise<void> {
  const before = await soundHeard(viewer.page);
  const heard = async () => (await soundHeard(viewer.page)) - before;
  await until(async () => (await heard()) > 100, {
    withinMs: 4_000,
    everyMs: 100,
    what: `the voice at the viewer (${before} packets before)`,
  });
}

/** The studio page says this by itself, and how long that took is told. */
async function isSaid(sentence: string, withinMs: number): Promise<void> {
  const fromMs = performance.now();
  await see(seller.page, sentence, withinMs);
  process.stdout.write(`  ${((performance.now() - fromMs) / 1_000).toFixed(1)} s: ${sentence}\n`);
}

describe('a show whose way up grows weak', () => {
  step('is on air with picture, voice and price', async () => {
    seller = await openWindow(stage.browser, 'about:blank');
    const { page } = seller;
    await way.lead(seller.context);
    await page.goto(`${stage.market.ready.url}/studio/`);
    await goOnAirByHand(page, stage.market.ready.url);
    viewer = await openWindow(stage.browser, 'about:blank');
    await viewer.context.addInitScript({ content: keepConnections });
    await viewer.page.goto(stage.market.ready.url);
    await viewer.page.getByRole('link', { name: /Vải chín cây/ }).click();
    await seePictureMove(viewer.page);
    await viewer.page.getByRole('button', { name: 'Bật tiếng' }).click();
    await hearSound();
    await see(viewer.page, /35\.000\sđ\/kg/);
    // No packet goes by another way: else all that follows would prove nothing.
    expect(way.carriedCount).toBeGreaterThan(100);
  });

  step('sends its small layer on a narrow link, and the picture at the viewer goes on', async () => {
    way.carry({ kbps: 260, lossShare: 0 });
    await isSaid('Mạng yếu, máy tự gửi hình nhỏ lại, tiếng vẫn rõ', 25_000);
    await seePictureMove(viewer.page);
    await hearSound();
  });

  step('sends only its sound on one that is nearly nothing; price and shop go on at the viewer', async () => {
    way.carry({ kbps: 80, lossShare: 0.2 });
    await isSaid('Mạng yếu quá, máy chỉ gửi tiếng, khách thấy ảnh đứng', 25_000);
    await hearSound();
    await seller.page.getByRole('button', { name: /^Giảm/ }).first().click();
    await until(async () => !(await pinned().getByText('35.000').isVisible()), { what: 'the lower price' });
    await pinned().getByRole('button', { name: 'Mua', exact: true }).click();
    await viewer.page.getByRole('dialog').getByRole('button', { name: '2 kg', exact: true }).waitFor();
    await viewer.page.keyboard.press('Escape');
    const frames = await framesDecoded(viewer.page);
    await hearSound();
    expect(await framesDecoded(viewer.page)).toBe(frames);
  });

  step('climbs back by itself, step by step, once the link is good', async () => {
    way.carry();
    await isSaid('Mạng khá hơn, khách lại thấy hình nhỏ', 40_000);
    await seePictureMove(viewer.page);
    await isSaid('Mạng tốt rồi, hình rõ trở lại', 40_000);
    await hearSound();
    expect([...viewer.errors, ...seller.errors]).toEqual([]);
  });
});
