import type { PlacedOrderView } from '@chophien/contracts';
import type { RunningMarket } from '@chophien/testing/running-market';
import { see, signIn } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { actsOf } from '../acts.js';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

/** The pack desk and what a buyer sees of it: weighing, asking, without a network, a short pick, labels on paper. */
export async function photographPacking(camera: Camera, look: Look, market: RunningMarket): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const { url } = market.ready;
  const buyer = await camera.device(look, { storageState: await signedIn(camera, look, url) });
  await buyer.page.goto(`${url}/orders`);
  const ids = await buyFour(buyer.page, market);
  const { context, page, shoot } = await camera.device(look);
  await page.goto(`${url}/studio/packing`);
  await signIn(page, url, '0900000101');
  await see(page, 'Bàn đóng hàng');
  await page
    .getByRole('link', { name: /Đã đóng/ })
    .first()
    .waitFor();
  await shoot('studio-pack-days');
  await page
    .getByRole('link', { name: /Đã đóng/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /Chưa cân/ })
    .first()
    .waitFor();
  await page.goto(`${page.url()}?parcel=${ids[0]}`);
  const scale = page.getByLabel('Cân được mấy ký?');
  await scale.fill('1,98');
  await shoot('studio-pack-fits');
  await scale.press('Enter');
  await scale.fill('1,7');
  await shoot('studio-pack-short');
  await page.getByRole('button', { name: /^Hỏi khách/ }).click();
  await page.getByText('Chờ khách trả lời').first().waitFor();
  await buyer.page.goto(`${url}/orders/${ids[0]}`);
  await see(buyer.page, /Cân được/);
  await buyer.shoot('order-weighed');
  await buyer.page.goto(`${url}/orders/${ids[1]}`);
  await see(buyer.page, /thay vì/);
  await buyer.shoot('order-weight-asked');
  await context.setOffline(true);
  await scale.fill('2,03');
  await scale.press('Enter');
  await see(page, /lần cân đang chờ gửi/);
  await shoot('studio-pack-offline');
  await context.setOffline(false);
  await page.getByText(/lần cân đang chờ gửi/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hái thiếu, chia đều' }).click();
  await page.getByLabel('Hái được mấy ký?').fill('3,5');
  await shoot('studio-pack-split');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'In nhãn' }).click();
  await page
    .getByRole('img', { name: /Quét mã/ })
    .first()
    .waitFor();
  await shoot('studio-pack-labels');
  if (look.size === 1280) await photographPaper(page, shoot);
  await cancelRest(buyer.page);
  await context.close();
  await buyer.context.close();
}

/** Each sheet as large as what is printed on it, at 96 dots an inch. */
async function photographPaper(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const sheets = { A6: { width: 514, height: 351 }, A4: { width: 733, height: 1_062 } };
  for (const [paper, size] of Object.entries(sheets)) {
    await page.getByRole('button', { name: new RegExp(`^${paper}`) }).click();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(size);
    await shoot(`studio-pack-printed-${paper.toLowerCase()}`);
    await page.emulateMedia({ media: 'screen' });
  }
}

async function buyFour(page: Page, { ready }: RunningMarket): Promise<string[]> {
  const offer = ready.offers.find(({ unit }) => unit === 'g');
  if (!offer) throw new Error('nothing is sold by weight');
  const act = actsOf(page);
  const address = {
    recipient: 'Nguyễn Thị Hoa',
    phone: '0912345678',
    communeCode: '00577',
    line: 'Số 5 ngõ 12',
  };
  const { id: addressId } = await act<{ id: string }>('/addresses', address);
  const ids: string[] = [];
  for (const amount of [2_000, 2_000, 2_000, 5_000]) {
    const price = { dong: offer.priceDong, version: offer.priceVersion };
    const body = { offerId: offer.id, amount, price, addressId, method: 'cod', key: crypto.randomUUID() };
    ids.push((await act<PlacedOrderView>('/orders', body)).id);
  }
  return ids;
}

/** One buyer is photographed again and again, and has a limit. */
function cancelRest(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const orders = (await (await fetch('/api/v1/orders')).json()) as { id: string }[];
    await Promise.all(orders.map(({ id }) => fetch(`/api/v1/orders/${id}/cancel`, { method: 'POST' })));
  });
}
