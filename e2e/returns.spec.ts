import { describe, expect } from '@jest/globals';
import type { ShowSnapshot } from '@chophien/contracts';
import { until } from '@chophien/testing';
import { openWindow, see, seePictureMove, signIn } from '@chophien/testing/hands';
import type { Locator, Page } from 'playwright-core';
import { actsOf } from './acts.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';
import { makeSleeper } from './sleep.js';

const slug = 'vai-yen-dung-hai-sang-nay';

const stage = new Stage();
const step = journey(() => stage.pages());

type Box = { x: number; y: number; width: number; height: number };

async function boxOf(thing: Locator): Promise<Box> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error(`not drawn: ${String(thing)}`);
  return box;
}

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const isInside = (box: Box, { width, height }: { width: number; height: number }) =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;

async function pinnedNow(): Promise<{ id: string; priceDong: number; left: number }> {
  const reply = await fetch(`${stage.market.ready.url}/api/v1/shows/${slug}`);
  const { show, offers } = (await reply.json()) as ShowSnapshot;
  const pinned = offers.find(({ id }) => id === show.pinnedOfferId);
  if (pinned === undefined) throw new Error('the show has nothing pinned');
  return pinned;
}

/** Figures and units are joined by spaces that do not break. */
const words = async (page: Page) =>
  ((await page.getByTestId('pinned-offer').textContent()) ?? '').replace(/\s/g, ' ');

describe('who has no hand free', () => {
  step('holds the phone on its side: picture, price and the button that buys, side by side', async () => {
    const viewport = { width: 740, height: 360 };
    const { page, context, errors } = await openWindow(stage.browser, `${stage.market.ready.url}/s/${slug}`, {
      viewport,
    });
    await seePictureMove(page);
    const pinned = page.getByTestId('pinned-offer');
    const video = await boxOf(page.locator('video'));
    const price = await boxOf(pinned.getByText(/đ\/kg/).first());
    const buy = await boxOf(pinned.getByRole('button', { name: 'Mua', exact: true }));
    const talk = await boxOf(page.getByRole('textbox', { name: 'Nhắn vào chợ…' }));
    for (const box of [video, price, buy, talk]) expect([box, isInside(box, viewport)]).toEqual([box, true]);
    const parts = [video, price, buy, talk];
    for (const [at, one] of parts.entries())
      for (const other of parts.slice(at + 1))
        expect([one, other, overlap(one, other)]).toEqual([one, other, false]);
    expect(video.height).toBeGreaterThan(300);
    expect(buy.height).toBeGreaterThanOrEqual(44);
    expect(errors).toEqual([]);
    await context.close();
  });

  step('goes on watching in a small window', async () => {
    const { page, context, errors } = await openWindow(stage.browser, `${stage.market.ready.url}/s/${slug}`);
    await seePictureMove(page);
    await page.getByRole('button', { name: 'Cách xem' }).click();
    await page.getByRole('button', { name: 'Xem trong khung nhỏ' }).click();
    await until(() => page.evaluate(() => document.pictureInPictureElement?.id === 'picture'), {
      what: 'the picture in a window of its own',
    });
    await seePictureMove(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  step(
    'comes back to a tab that slept for an hour: is told so, then sees today’s price and stock',
    async () => {
      const host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
      await signIn(host.page, stage.market.ready.url, '0900000101');
      await host.page.getByLabel('Tên phiên').waitFor();
      const act = actsOf(host.page);
      const { page, context, errors } = await openWindow(stage.browser, 'about:blank');
      const tab = await makeSleeper(page);
      await page.goto(`${stage.market.ready.url}/s/${slug}`);
      await see(page, /đang xem/);
      await seePictureMove(page);
      const { id } = await pinnedNow();
      await tab.sleep();
      await act(`/offers/${id}/price`, { priceDong: 41_000 });
      await act(`/offers/${id}/cap`, { cap: 1_600_000 });
      expect(await words(page)).not.toContain('41.000 đ/kg');
      await tab.wake('slow');
      await see(page, 'Đang lấy giá và hàng mới nhất…');
      tab.reach();
      await until(async () => (await words(page)).includes('41.000 đ/kg'), {
        withinMs: 10_000,
        what: 'the price of now',
      });
      const { left } = await pinnedNow();
      const kilograms = new Intl.NumberFormat('vi-VN').format(left / 1_000);
      expect(await words(page)).toContain(`còn ${kilograms} kg`);
      await page.getByText('Đang lấy giá và hàng mới nhất').waitFor({ state: 'detached' });
      await tab.sleep();
      await act(`/offers/${id}/price`, { priceDong: 39_000 });
      await tab.wake('there');
      await until(async () => (await words(page)).includes('39.000 đ/kg'), {
        withinMs: 3_000,
        what: 'the price of now, at once',
      });
      expect(errors).toEqual([]);
      await host.context.close();
      await context.close();
    },
  );
});
