import { afterAll, describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { openWindow, phoneSize, see, signIn, type Window } from '@chophien/testing/hands';
import type { BrowserContext, Page } from 'playwright-core';
import { signInWithHome } from './by-hand.js';
import { journey } from './journey.js';
import { LostWay } from './lost-way.js';
import { onAir } from './on-air.js';
import { Stage } from './stage.js';

const stage = new Stage(['--no-demo']);
const step = journey(() => stage.pages());
const home = { recipient: 'Cô Bảy', phone: '0912000555', line: 'Số 5 ngõ 12' };

let on: Awaited<ReturnType<typeof onAir>>;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
let way: LostWay;
let buyer: Window;
afterAll(() => way?.close());

/** The sheet of a phone that has its line, and nothing tapped yet but how much. */
async function openSheet(): Promise<void> {
  const context = await stage.browser.newContext({
    ...{ viewport: phoneSize, locale: 'vi-VN', storageState: signedIn },
  });
  const page = await context.newPage();
  buyer = { context, page, errors: [] };
  const hasLine = page.waitForEvent('websocket');
  await page.goto(`${way.url}/s/${on.show.slug}`);
  await hasLine;
  await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
  await sheet.getByRole('button', { name: 'Đặt mua' }).waitFor();
}

/** Plainly, soon, and with nothing lost: what everybody whose order is not answered is told. */
async function tapAndBeTold(): Promise<void> {
  const { page } = buyer;
  const fromMs = performance.now();
  await page.getByRole('dialog').getByRole('button', { name: 'Đặt mua' }).click();
  await see(page, 'Mạng chập chờn', 8_000);
  await see(page, '1 lệnh đang chờ', 24_000);
  process.stdout.write(`  the bar after ${((performance.now() - fromMs) / 1_000).toFixed(1)} s\n`);
  await see(page, 'Đợi mạng.');
  await see(page, /Mua 2\skg Vải thiều/);
}

async function isCarriedOnce(ordersInAll: number): Promise<void> {
  const { page } = buyer;
  await see(page, /^Đã chốt đơn/, 30_000);
  await until(async () => (await page.getByText('1 lệnh đang chờ').count()) === 0, {
    what: 'an empty outbox',
  });
  expect(await ordersOf(page)).toBe(ordersInAll);
  await buyer.context.close();
}

function ordersOf(page: Page): Promise<number> {
  return page.evaluate(async () => ((await (await fetch('/api/v1/orders')).json()) as unknown[]).length);
}

describe('a buyer whose live line falls with the buy sheet open', () => {
  step('is somebody who is in, with a show to buy from', async () => {
    const host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    await signIn(host.page, stage.market.ready.url, '0900000101');
    await host.page.getByLabel('Tên phiên').waitFor();
    on = await onAir(host, 'Vải đường xa');
    const { page, context } = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
    await signInWithHome(page, stage.market.ready.url, home);
    signedIn = await context.storageState();
    await context.close();
    way = await LostWay.open(stage.market.ready.url);
  });

  step(
    'is told so where the device itself says that there is no network, however early the tap',
    async () => {
      await openSheet();
      await buyer.context.setOffline(true);
      way.cut();
      await tapAndBeTold();
    },
  );

  step('has the order carried once, and announced, when the network is back', async () => {
    await buyer.context.setOffline(false);
    way.find();
    await isCarriedOnce(1);
  });

  step('is told so where every line is closed at once, and no new one can be had', async () => {
    await openSheet();
    way.cut();
    await tapAndBeTold();
    way.find();
    await isCarriedOnce(2);
  });

  step('is told so where nothing arrives and nobody hangs up', async () => {
    await openSheet();
    way.silence();
    await tapAndBeTold();
    way.find();
    await isCarriedOnce(3);
  });
});
