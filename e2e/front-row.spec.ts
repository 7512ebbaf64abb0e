import { describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { framesDecoded, openWindow, see, seePictureMove, signIn, type Window } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { goOnAirByHand } from './by-hand.js';
import { journey } from './journey.js';
import { say } from './say.js';
import { Stage } from './stage.js';

const stage = new Stage(['--no-demo'], { FRONT_ROW_MAX: '1' });
const step = journey(() => stage.pages());

let seller: Window;
let first: Window;
let second: Window;

/** The stills that are on the page, newest last. */
const stills = (page: Page) => page.getByRole('img', { name: /^Ảnh vừa chụp ở phiên của/ });

/** The newest of them, point for point. */
function stillSeen(page: Page): Promise<string> {
  return stills(page)
    .last()
    .evaluate((picture: HTMLImageElement) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      return canvas.toDataURL();
    });
}

/** A headless browser shows all its tabs, always: one is put out of sight by saying so. */
async function putAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('a show with one seat before the picture', () => {
  step('is on air, and whoever comes first sees it move', async () => {
    seller = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    const { page } = seller;
    await goOnAirByHand(page, stage.market.ready.url);
    first = await openWindow(stage.browser, stage.market.ready.url);
    await first.page.getByRole('link', { name: /Vải chín cây/ }).click();
    await seePictureMove(first.page);
  });

  step('tells the next one plainly, and shows a still that is another in a moment', async () => {
    second = await openWindow(stage.browser, first.page.url());
    const { page } = second;
    await see(page, 'Chỗ xem video đã kín.');
    await stills(page).last().waitFor({ timeout: 20_000 });
    const before = await stillSeen(page);
    await until(async () => (await stillSeen(page)) !== before, { withinMs: 5_000, what: 'another still' });
    expect(await framesDecoded(page)).toBe(0);
  });

  step('goes on for that one with price, talk and stock', async () => {
    const { page } = second;
    await seller.page.getByRole('button', { name: /^Giảm/ }).first().click();
    await until(async () => !(await page.getByText('35.000 đ/kg').first().isVisible()), {
      what: 'the lower price',
    });
    await page.goto(`${stage.market.ready.url}/orders`);
    await signIn(page, stage.market.ready.url, '0912000444', 'Chị Hoa');
    await page.goto(first.page.url());
    await see(page, 'Chỗ xem video đã kín.');
    await say(page, 'Xem ảnh cũng thấy ngon');
    await see(first.page, 'Xem ảnh cũng thấy ngon');
    await seePictureMove(first.page);
  });

  step(
    'gives the seat of who looks away for half a minute to who waits for one',
    async () => {
      await putAway(first.page);
      await seePictureMove(second.page, 110_000);
      expect(await second.page.getByText('Chỗ xem video đã kín.').count()).toBe(0);
      expect(await stills(second.page).count()).toBe(0);
    },
    150_000,
  );
});
