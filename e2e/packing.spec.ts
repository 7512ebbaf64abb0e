import { beforeAll, describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { openWindow, see, signIn, type Window } from '@chophien/testing/hands';
import type { PackListView, PlacedOrderView } from '@chophien/contracts';
import jsqr from 'jsqr';
import pg from 'pg';
import sharp from 'sharp';
import { actsOf } from './acts.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';

const stage = new Stage();
let buyer: Window;
let packer: Window;
let db: pg.Client;
const ids: string[] = [];
const step = journey(() => [buyer, packer].flatMap((window) => (window === undefined ? [] : [window.page])));
beforeAll(async () => {
  db = new pg.Client({ connectionString: stage.market.ready.databaseUrl });
  await db.connect();
  stage.onEnd(() => db.end());
});

const scale = () => packer.page.getByLabel('Cân được mấy ký?');
const weigh = async (typed: string) => {
  await scale().fill(typed);
  await scale().press('Enter');
};

async function weighed(): Promise<{ amount: number; outcome: string }[]> {
  const { rows } = await db.query<{ amount: number; outcome: string }>(
    `select amount, outcome from weighings where order_id = any($1) order by weighed_at`,
    [ids],
  );
  return rows;
}

/** Three o’clock in the morning, between the trees, on a phone of 360 pixels. */
describe('a packer whose network goes', () => {
  step('has three orders of two kilograms to pack', async () => {
    buyer = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
    await signIn(buyer.page, stage.market.ready.url, '0900000779', 'Chị Thu');
    await see(buyer.page, 'Bạn chưa mua gì.');
    const offer = stage.market.ready.offers.find(({ unit }) => unit === 'g');
    if (!offer) throw new Error('nothing is sold by weight');
    const act = actsOf(buyer.page);
    const { id: addressId } = await act<{ id: string }>('/addresses', {
      ...{ recipient: 'Trần Thị Thu', phone: '0900000779', communeCode: '00577', line: 'Số 5 ngõ 12' },
    });
    for (let order = 0; order < 3; order += 1) {
      const placed = await act<PlacedOrderView>('/orders', {
        ...{ offerId: offer.id, amount: 2_000, addressId, method: 'cod', key: crypto.randomUUID() },
        price: { dong: offer.priceDong, version: offer.priceVersion },
      });
      ids.push(placed.id);
    }
  });

  step('opens the list while there is a network, and the phone keeps it', async () => {
    packer = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    const { page } = packer;
    await signIn(page, stage.market.ready.url, '0900000101');
    await page.getByRole('link', { name: 'Cân và đóng hàng' }).click();
    await page.getByRole('link', { name: /Đã đóng 0\/3 gói/ }).click();
    await see(page, 'Khách đặt 2 kg');
    await see(page, /Thu · /);
    expect(await page.getByText('ngõ 12').count()).toBe(0);
    await until(
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration('/studio/');
          const kept = await (await caches.open('chophien-studio')).keys();
          const paths = kept.map(({ url }) => new URL(url).pathname);
          const isHere = paths.includes('/studio/') && paths.some((path) => path.includes('pack-list-page'));
          return isHere && registration?.active?.state === 'activated' && navigator.serviceWorker.controller;
        }),
      { withinMs: 20_000, what: 'a page that is kept' },
    );
  });

  step('weighs three in the yard, where there is none', async () => {
    const { page, context } = packer;
    await context.setOffline(true);
    await weigh('1,98');
    await see(page, '1 lần cân đang chờ gửi');
    await weigh('2.03');
    await weigh('1,9');
    await see(page, '3 lần cân đang chờ gửi');
    expect(await weighed()).toEqual([]);
  });

  step('still has them after a reload without a network', async () => {
    const { page } = packer;
    await page.reload();
    await see(page, '3 lần cân đang chờ gửi');
    await see(page, /1,98.kg \/ 2.kg/);
    expect(await page.getByRole('button', { name: /Chờ gửi/ }).count()).toBe(3);
  });

  step('has all three applied, each once, when the network is back', async () => {
    const { page, context } = packer;
    await context.setOffline(false);
    await until(async () => (await weighed()).length === 3, { withinMs: 30_000, what: 'three weighings' });
    await until(async () => (await page.getByText(/đang chờ gửi/).count()) === 0, { what: 'an empty queue' });
    await see(page, 'Đã đóng 3/3 gói');
    await page.reload();
    await see(page, 'Đóng xong cả rồi');
    expect(await weighed()).toEqual([
      { amount: 1_980, outcome: 'packed' },
      { amount: 2_030, outcome: 'packed' },
      { amount: 1_900, outcome: 'packed' },
    ]);
    const { rows } = await db.query(
      `select sum(amount)::int as packed from stock_movements where kind = 'packed'`,
    );
    expect(rows).toEqual([{ packed: 5_910 }]);
  });

  step('has told the buyer what the parcel weighs', async () => {
    await buyer.page.goto(`${stage.market.ready.url}/orders/${ids[0]}`);
    await see(buyer.page, /Cân được 1,98.kg · khi nhận trả/);
  });

  step('asks the buyer of a parcel that is too light, who takes it', async () => {
    const { page } = packer;
    await page
      .getByRole('button', { name: /Đã đóng/ })
      .nth(1)
      .click();
    await scale().fill('1,7');
    await page.getByRole('button', { name: /^Hỏi khách có lấy 1,7/ }).click();
    await see(page, 'Chờ khách trả lời');
    await buyer.page.goto(`${stage.market.ready.url}/orders/${ids[1]}`);
    await see(buyer.page, /Nhà vườn cân được 1,7.kg thay vì 2.kg\./);
    await buyer.page.getByRole('button', { name: /^Nhận 1,7/ }).click();
    await see(buyer.page, /Cân được 1,7.kg/);
  });

  step('prints a label whose code opens its own parcel', async () => {
    const { page } = packer;
    await page.reload();
    await page.getByRole('link', { name: 'In nhãn' }).click();
    await page.getByRole('img', { name: 'Quét mã là mở đúng gói này.' }).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    const photo = await page.getByRole('img', { name: 'Quét mã là mở đúng gói này.' }).nth(2).screenshot();
    const { data, info } = await sharp(photo).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const read = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '';
    expect(read).toMatch(new RegExp(`/studio/packing/.*\\?parcel=${ids[2]}$`));
    await page.emulateMedia({ media: 'screen' });
    const list = await page.evaluate(async (path): Promise<PackListView> => {
      const [, , , boothId, producerId, day] = path.split('/');
      return (await fetch(`/api/v1/booths/${boothId}/pack-lists/${producerId}/${day}`)).json();
    }, new URL(read).pathname);
    const code = list.rows.find(({ orderId }) => orderId === ids[2])?.code ?? '';
    await page.goto(read);
    await page.getByRole('region', { name: code }).waitFor();
    await packer.context.close();
    await buyer.context.close();
  });
});
