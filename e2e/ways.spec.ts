import { beforeAll, describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { openWindow, seePictureMove, signIn } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { journey } from './journey.js';
import { Stage } from './stage.js';

const path = '/s/vai-yen-dung-hai-sang-nay';
const buyer = '0900000103';

const stage = new Stage([], { CODES_PER_PHONE: '1000' });
const step = journey(() => stage.pages());
beforeAll(async () => {
  // One buyer comes in again and again here.
}, 240_000);

/** A buyer who has been here before: signed in, with an address. */
async function comeBack() {
  const window = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
  await signIn(window.page, stage.market.ready.url, buyer);
  return window;
}

/** Tab after Tab until the focus stands on what is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  await until(
    async () => {
      await page.keyboard.press('Tab');
      const called = await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
      });
      return name.test(called.trim());
    },
    { withinMs: 15_000, everyMs: 1, what: `the focus on ${String(name)}` },
  );
}

describe('ways of buying', () => {
  step('by keyboard alone: from the market to a placed order, and back where one was', async () => {
    const { page, context, errors } = await comeBack();
    await page.goto(stage.market.ready.url);
    await page.getByRole('link', { name: /Vải Yên Dũng hái sáng nay/ }).waitFor();
    await tabTo(page, /Vải Yên Dũng hái sáng nay/);
    await page.keyboard.press('Enter');
    await page.getByTestId('pinned-offer').waitFor();
    await tabTo(page, /^Mua$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^2\s?kg$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Đặt mua/);
    await page.keyboard.press('Enter');
    await page.getByTestId('order-placed').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // Who closes a sheet stands again at what opened it.
    await until(() => page.evaluate(() => document.activeElement?.textContent === 'Mua'), {
      what: 'the focus back on the button that opened the sheet',
    });
    expect(errors).toEqual([]);
    await context.close();
  });

  step('as a returning buyer: three taps from the pinned offer to the order', async () => {
    const { page, context, errors } = await comeBack();
    await page.goto(`${stage.market.ready.url}${path}`);
    let taps = 0;
    const tap = async (name: RegExp) => {
      taps += 1;
      await page.getByRole('button', { name }).first().click();
    };
    await tap(/^Mua$/);
    await page.getByRole('dialog').waitFor();
    await tap(/^2\s?kg$/);
    await tap(/^Đặt mua/);
    await page.getByTestId('order-placed').waitFor();
    expect(taps).toBeLessThanOrEqual(3);
    expect(errors).toEqual([]);
    await context.close();
  });

  step(
    'by a comment, typed without accents: held at once, an order by one tap, and asked where it is not clear',
    async () => {
      const { page, context, errors } = await comeBack();
      await page.goto(`${stage.market.ready.url}${path}`);
      // In the show by then: what is said before stands in the box and is said by nobody.
      await seePictureMove(page);
      const box = page.getByRole('textbox', { name: 'Nhắn vào chợ…' });
      const say = async (words: string) => {
        await box.fill(words);
        await page.keyboard.press('Enter');
        return page.getByRole('dialog');
      };
      const held = await say('chot a1 2 ky ruoi');
      await held
        .getByText(/2,5\s?kg/)
        .first()
        .waitFor();
      await held.getByRole('timer').waitFor();
      await held.getByRole('button', { name: /^Chốt đơn/ }).click();
      await held.getByText('Đã chốt đơn').waitFor();
      await held.getByRole('button', { name: 'Xem tiếp' }).click();
      await held.waitFor({ state: 'detached' });

      await say('cho mình vài cân vải A1 nha');
      await page.getByText('Bạn muốn lấy thế này phải không?').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.getByRole('button', { name: 'Đóng' }).click();

      // What was talk opens nothing.
      await say('Vải ngọt lắm cô ơi');
      await page.getByText('Vải ngọt lắm cô ơi').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  step('with letters twice as large: nothing runs out of the page, and the order is placed', async () => {
    const { page, context, errors } = await comeBack();
    // What a reader's own setting does: the root's size, which everything else is measured by.
    await page.addInitScript({
      content: `addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; });`,
    });
    const runsOut = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const at of ['/', '/b/vai-yen-dung', '/orders', path]) {
      await page.goto(`${stage.market.ready.url}${at}`);
      await page.locator('h1').first().waitFor();
      expect([at, await runsOut()]).toEqual([at, 0]);
    }
    await page.getByRole('button', { name: 'Mua', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: /^1\s?kg$/ }).click();
    await sheet.getByRole('button', { name: /^Đặt mua/ }).click();
    await page.getByTestId('order-placed').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  step('on slow 4G: the price first, an order within seconds, and the picture moves', async () => {
    const { page, context, errors } = await comeBack();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 93_750,
    });
    await page.goto(`${stage.market.ready.url}${path}`, { waitUntil: 'commit' });
    await page
      .getByText(/\d\sđ\/kg/)
      .first()
      .waitFor({ timeout: 5_000 });
    await page.getByRole('button', { name: 'Mua', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: /^1\s?kg$/ }).click();
    await sheet.getByRole('button', { name: /^Đặt mua/ }).click();
    await page.getByTestId('order-placed').waitFor();
    await page.keyboard.press('Escape');
    await seePictureMove(page);
    expect(errors).toEqual([]);
    await context.close();
  });
});
