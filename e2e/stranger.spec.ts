import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { openBrowser } from '@chophien/testing/browser';
import { RunningMarket } from '@chophien/testing/running-market';
import type { Browser } from 'playwright-core';
import { journey } from './journey.js';
import { openWindow, see, seePictureMove } from '@chophien/testing/hands';

let market: RunningMarket;
let browser: Browser;
const step = journey(() => browser?.contexts().flatMap((context) => context.pages()) ?? []);
beforeAll(async () => {
  market = await RunningMarket.start();
  const opened = await openBrowser();
  if (!opened) throw new Error('no Chromium: install the packages in tools/debian-packages.txt');
  browser = opened;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await market?.stop();
}, 60_000);

describe('a stranger on a phone', () => {
  step(
    'finds the show on air first, sees its price by the kilogram, and the picture moves without a tap',
    async () => {
      const { page, context, errors } = await openWindow(browser, market.ready.url);
      const firstShow = page.locator('a[href^="/s/"]').first();
      await firstShow.waitFor();
      const snapshot = (await (
        await fetch(
          `${market.ready.url}/api/v1${(await firstShow.getAttribute('href'))?.replace('/s/', '/shows/')}`,
        )
      ).json()) as {
        show: { state: string };
        offers: { unit: string }[];
      };
      expect(snapshot.show.state).toBe('live');
      expect(new Set(snapshot.offers.map((offer) => offer.unit))).toEqual(new Set(['g']));
      await firstShow.click();
      await see(page, '32.000 đ/kg');
      await seePictureMove(page);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  step('shows a picture that is seconds old at most: the time is written into every frame', async () => {
    const { page, context } = await openWindow(browser, `${market.ready.url}/s/vai-yen-dung-hai-sang-nay`);
    await seePictureMove(page);
    const ageMs = await page.evaluate(async () => {
      const video = document.querySelector('video');
      const canvas = document.createElement('canvas');
      const paper = canvas.getContext('2d');
      if (!video || !paper) return Number.NaN;
      await new Promise((next) => video.requestVideoFrameCallback(next));
      [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
      paper.drawImage(video, 0, 0);
      const shownAtMs = Date.now();
      let drawnAtMs = 0;
      for (let cell = 0; cell < 48; cell += 1) {
        const x = ((cell % 12) + 0.5) * (canvas.width / 12);
        const y = canvas.height - (3.5 - Math.floor(cell / 12)) * (canvas.height / 32);
        const [light = 0] = paper.getImageData(Math.floor(x), Math.floor(y), 1, 1).data;
        drawnAtMs = drawnAtMs * 2 + (light > 127 ? 1 : 0);
      }
      return shownAtMs - drawnAtMs;
    });
    expect(ageMs).toBeGreaterThan(0);
    expect(ageMs).toBeLessThan(3_000);
    await context.close();
  });

  step(
    'comes by a shared link: the price stands there without any script, and with them the page comes alive',
    async () => {
      const path = '/s/vai-yen-dung-hai-sang-nay';
      const paper = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' });
      const still = await paper.newPage();
      for (const [at, words] of [
        [path, /32\.000\sđ\/kg/],
        ['/', 'Vải Yên Dũng hái sáng nay'],
        ['/b/vai-yen-dung', 'Vườn vải đồi Nham'],
      ] as const) {
        await still.goto(`${market.ready.url}${at}`);
        await still.getByText(words).first().waitFor();
      }
      await paper.close();

      const { page, context, errors } = await openWindow(browser, `${market.ready.url}${path}`);
      await seePictureMove(page);
      await page.getByRole('button', { name: 'Mua', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  step(
    'reads the market in three languages, with nothing to sign in for',
    async () => {
      const { page, context, errors } = await openWindow(browser, market.ready.url);
      for (const language of ['English', 'Français', 'Tiếng Việt']) {
        await page
          .getByLabel(/Ngôn ngữ|Language|Langue/)
          .first()
          .selectOption({ label: language });
      }
      await see(page, 'Các gian hàng');
      for (const path of ['/b/vai-yen-dung', '/orders', '/khong-co-trang-nay', '/studio/']) {
        await page.goto(`${market.ready.url}${path}`);
        await page.locator('h1, h2').first().waitFor();
      }
      expect(errors).toEqual([]);
      await context.close();
    },
    60_000,
  );

  step('reads it in the language of the device, from the first visit', async () => {
    for (const [locale, words] of [
      ['en-GB', 'On air now'],
      ['fr-FR', 'En direct'],
      ['de-DE', 'Đang bán'],
    ] as const) {
      const { page, context, errors } = await openWindow(browser, market.ready.url, { locale });
      await see(page, words);
      expect(errors).toEqual([]);
      await context.close();
    }
  });
});
