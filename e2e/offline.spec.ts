import { describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { journey } from './journey.js';
import { Stage } from './stage.js';
import { openWindow, see, signIn, type Window } from '@chophien/testing/hands';

const stage = new Stage();
let buyer: Window;
const step = journey(() => (buyer === undefined ? [] : [buyer.page]));

type Manifest = { start_url: string; icons: { src: string; sizes: string }[] };

const show = '/s/vai-yen-dung-hai-sang-nay';
const at = (path: string) => `${stage.market.ready.url}${path}`;

/** One buyer on a bus: the market is on the phone, the network comes and goes. */
describe('a buyer whose network goes', () => {
  step(
    'can have the market and the studio installed: manifest and icons are there and can be drawn',
    async () => {
      buyer = await openWindow(stage.browser, stage.market.ready.url);
      const { page } = buyer;
      for (const start of ['/', '/studio/']) {
        await page.goto(at(start));
        const href = await page.locator('link[rel="manifest"]').getAttribute('href');
        const answer = await fetch(at(href ?? ''));
        expect(answer.headers.get('content-type')).toContain('application/manifest+json');
        const manifest = (await answer.json()) as Manifest;
        expect(manifest.start_url).toBe(start);
        for (const { src, sizes } of manifest.icons) {
          const drawn = await page.evaluate(async (path) => {
            const icon = await createImageBitmap(await (await fetch(path)).blob());
            return `${icon.width}x${icon.height}`;
          }, src);
          expect([src, drawn]).toEqual([src, sizes]);
        }
      }
    },
  );

  step('buys two kilograms while there is one, and sees the order', async () => {
    const { page } = buyer;
    await page.goto(at('/orders'));
    await signIn(page, stage.market.ready.url, '0900000778', 'Chị Thu');
    await see(page, 'Bạn chưa mua gì.');
    await page.goto(at(show));
    await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
    for (const [label, typed, place] of [
      [/Tìm nhanh|Chọn tỉnh/, 'ha noi', /Hà Nội/],
      [/Tìm nhanh|Chọn xã/, 'bat trang', /Bát Tràng/],
    ] as const) {
      await sheet.getByLabel(label).first().fill(typed);
      await sheet.getByRole('button', { name: place }).first().click();
    }
    await sheet.getByLabel('Số nhà, đường, thôn xóm').fill('Số 5 ngõ 12');
    await sheet.getByRole('button', { name: 'Lưu địa chỉ' }).click();
    await sheet.getByRole('button', { name: 'Đặt mua' }).click();
    await see(page, 'Đã chốt đơn');
    await page.goto(at('/orders'));
    await page.locator('a[href^="/orders/"]').first().waitFor();
  });

  step(
    'has the bare page kept by then, and nothing personal with it',
    async () => {
      const { page } = buyer;
      const kept = await until(
        () =>
          page.evaluate(async () => {
            const registration = await navigator.serviceWorker.getRegistration('/');
            if (registration?.active?.state !== 'activated') return undefined;
            const caches = await Promise.all(
              (await window.caches.keys()).map((name) => window.caches.open(name)),
            );
            const asked = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
            return asked.map(({ url }) => new URL(url).pathname);
          }),
        { withinMs: 40_000, what: 'a worker that is at work' },
      );
      expect(kept).toContain('/index.html');
      expect(kept.filter((path) => !/^\/(index\.html|icon\.svg|assets\/.*)$/.test(path))).toEqual([]);
      await page.reload();
      expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(at('/sw.js'));
      await page.locator('a[href^="/orders/"]').first().waitFor();
      expect(buyer.errors).toEqual([]);
    },
    90_000,
  );

  step('still sees the orders when it has gone, and of when they are', async () => {
    const { page, context } = buyer;
    await context.setOffline(true);
    await page.reload();
    await see(page, /^Máy đang mất mạng\. Đây là đơn lúc \d\d:\d\d\.$/);
    await page.locator('a[href^="/orders/"]').first().click();
    await see(page, /Đây là đơn lúc/);
    await see(page, 'Số 5 ngõ 12');
    expect(await page.getByRole('button', { name: 'Huỷ đơn' }).count()).toBe(0);
    await page.reload();
    await see(page, 'Số 5 ngõ 12');
  });

  step('is told what is the matter elsewhere, and shown the way to the orders', async () => {
    const { page } = buyer;
    for (const path of ['/', show, '/b/vai-yen-dung']) {
      await page.goto(at(path));
      await see(page, /^Máy đang mất mạng/);
      await page.getByRole('main').getByRole('link', { name: 'Đơn của tôi' }).waitFor();
    }
    await page.getByRole('main').getByRole('link', { name: 'Đơn của tôi' }).click();
    await see(page, /Đây là đơn lúc/);
  });

  step('has everything fresh by itself as soon as it is back', async () => {
    const { page, context } = buyer;
    await context.setOffline(false);
    await until(async () => (await page.getByText(/Đây là đơn lúc/).count()) === 0, {
      withinMs: 15_000,
      what: 'orders of now',
    });
    await page.locator('a[href^="/orders/"]').first().waitFor();
    await context.setOffline(true);
    await page.goto(at(show));
    await see(page, /^Máy đang mất mạng/);
    await context.setOffline(false);
    await see(page, '32.000 đ/kg', 20_000);
  });

  step('leaves nothing on the phone after signing out', async () => {
    const { page } = buyer;
    const keptOrders = () => page.evaluate(() => localStorage.getItem('chophien.orders'));
    await page.goto(at('/orders'));
    await page.getByRole('button', { name: 'Tài khoản' }).waitFor();
    expect(await keptOrders()).not.toBeNull();
    await page.getByRole('button', { name: 'Tài khoản' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await see(page, 'Bạn đã đăng xuất.');
    await page.getByLabel('Số điện thoại').waitFor();
    expect(await keptOrders()).toBeNull();
    await buyer.context.close();
  });
});
