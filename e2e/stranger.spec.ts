import { describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { journey } from './journey.js';
import { Stage } from './stage.js';
import { openWindow, see, seePictureMove } from '@chophien/testing/hands';

const stage = new Stage();
const step = journey(() => stage.pages());

describe('a stranger on a phone', () => {
  step(
    'finds the show on air first, sees its price by the kilogram, and the picture moves without a tap',
    async () => {
      const { page, context, errors } = await openWindow(stage.browser, stage.market.ready.url);
      const firstShow = page.locator('a[href^="/s/"]').first();
      await firstShow.waitFor();
      const snapshot = (await (
        await fetch(
          `${stage.market.ready.url}/api/v1${(await firstShow.getAttribute('href'))?.replace('/s/', '/shows/')}`,
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
    const { page, context } = await openWindow(
      stage.browser,
      `${stage.market.ready.url}/s/vai-yen-dung-hai-sang-nay`,
    );
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
      const paper = await stage.browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' });
      const still = await paper.newPage();
      for (const [at, words] of [
        [path, /32\.000\sđ\/kg/],
        ['/', 'Vải Yên Dũng hái sáng nay'],
        ['/b/vai-yen-dung', 'Vườn vải đồi Nham'],
      ] as const) {
        await still.goto(`${stage.market.ready.url}${at}`);
        await still.getByText(words).first().waitFor();
      }
      await paper.close();

      const { page, context, errors } = await openWindow(stage.browser, `${stage.market.ready.url}${path}`);
      await seePictureMove(page);
      await page.getByRole('button', { name: 'Mua', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  step(
    'taps before the page is alive: what was tapped opens once it is, what was typed is still there',
    async () => {
      // A slow line: once without what draws the page, once without any script at all, until it has been tapped.
      for (const late of [/assets\/first-.*\.js$/, /assets\/.*\.js$/]) {
        const { page, context, errors } = await openWindow(stage.browser, 'about:blank');
        let letGo: () => void = () => undefined;
        const held = new Promise<void>((go) => (letGo = go));
        await page.route(late, async (route) => {
          await held;
          await route.continue();
        });
        await page.goto(`${stage.market.ready.url}/s/vai-yen-dung-hai-sang-nay`, { waitUntil: 'commit' });
        await page.getByLabel('Nhắn vào chợ').fill('Vải ngọt không cô?');
        await page.getByRole('button', { name: 'Mua', exact: true }).click();
        letGo();
        await page.getByRole('dialog').waitFor();
        expect(await page.locator('input[enterkeyhint="send"]').inputValue()).toBe('Vải ngọt không cô?');
        expect(errors).toEqual([]);
        await context.close();
      }
    },
  );

  step(
    'finds a thing without accents, reads its facts as a page, and comes from there to the show',
    async () => {
      const { page, context, errors } = await openWindow(stage.browser, stage.market.ready.url);
      await page.getByLabel('Tìm vườn').fill('yen dung');
      await page
        .getByRole('link', { name: /Vườn vải đồi Nham/ })
        .last()
        .click();
      await page.locator('a[href^="/p/"]', { hasText: 'Vải thiều Yên Dũng loại 1' }).click();
      await page.getByRole('heading', { level: 1, name: 'Vải thiều Yên Dũng loại 1' }).waitFor();
      await see(page, 'Mã số thuế');
      await page.getByRole('link', { name: /Vải Yên Dũng hái sáng nay/ }).click();
      await seePictureMove(page);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  step(
    'watches as the line allows: sound alone and back, in another language, while the show goes on',
    async () => {
      const { page, context, errors } = await openWindow(
        stage.browser,
        `${stage.market.ready.url}/s/vai-yen-dung-hai-sang-nay`,
      );
      await seePictureMove(page);
      const isSameScreen = () =>
        page.evaluate(() => {
          const before = (globalThis as { screenBefore?: Element | null }).screenBefore;
          const now = document.querySelector('video');
          (globalThis as { screenBefore?: Element | null }).screenBefore = now;
          return before === undefined || before === now;
        });
      await isSameScreen();
      await page.getByRole('button', { name: 'Cách xem' }).click();
      await page.getByRole('radio', { name: /Chỉ nghe tiếng/ }).click();
      await page.keyboard.press('Escape');
      await see(page, 'Đang chỉ nghe tiếng');
      const frames = () =>
        page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);
      await until(
        async () => {
          const before = await frames();
          await page.evaluate(() => new Promise((done) => setTimeout(done, 700)));
          return (await frames()) === before;
        },
        { withinMs: 8_000, what: 'the picture to stop' },
      );
      expect(await page.evaluate(() => document.querySelector('audio')?.muted)).toBe(false);
      await page.getByRole('button', { name: 'Xem hình lại' }).click();
      await seePictureMove(page);
      await page.getByRole('button', { name: 'Cách xem' }).click();
      await page.getByRole('radio', { name: 'English' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Buy', exact: true }).waitFor();
      await seePictureMove(page);
      expect(await isSameScreen()).toBe(true);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  step(
    'reads the market in three languages, with nothing to sign in for',
    async () => {
      const { page, context, errors } = await openWindow(stage.browser, stage.market.ready.url);
      for (const language of ['English', 'Français', 'Tiếng Việt']) {
        await page
          .getByLabel(/Ngôn ngữ|Language|Langue/)
          .first()
          .selectOption({ label: language });
      }
      await see(page, 'Các gian hàng');
      for (const path of ['/b/vai-yen-dung', '/orders', '/khong-co-trang-nay', '/studio/']) {
        await page.goto(`${stage.market.ready.url}${path}`);
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
      const { page, context, errors } = await openWindow(stage.browser, stage.market.ready.url, { locale });
      await see(page, words);
      expect(errors).toEqual([]);
      await context.close();
    }
  });
});
