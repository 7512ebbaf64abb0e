import type { OfferView, PlacedOrderView, ShowView, StudioHomeView } from '@chophien/contracts';
import { signIn } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { actsOf } from '../acts.js';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

/** A show beside the trader: no price yet, today's written down, more than the trader pays, and less. */
export async function photographUplift(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const { context, page, shoot } = await camera.device(look);
  await page.goto(`${url}/studio/`);
  await signIn(page, url, '0900000101');
  await page.getByLabel('Tên phiên').waitFor();
  const { show, offer } = await onAir(page);
  const buyer = await camera.device(look, { storageState: await signedIn(camera, look, url) });
  await buyer.page.goto(`${url}/orders`);
  await page.goto(`${url}/studio/shows/${show.id}`);
  await page.getByRole('button', { name: 'Ghi giá thương lái hôm nay' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Ghi giá', exact: true }).click();
  await sheet.getByText('Bạn ghi giúp nghe ai nói, ở đâu.').waitFor();
  await shoot('studio-uplift-none');
  await write(page, '26.600');
  await sheet.getByText('cân chú Hùng, phố Kép', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Thương lái trả/ }).waitFor();
  const orderId = await buy(buyer.page, offer);
  await page.getByRole('button', { name: /^Bà con được thêm/ }).waitFor();
  await shoot('studio-uplift');
  await page.getByRole('button', { name: /^Bà con được thêm/ }).click();
  await sheet.getByLabel('Phí tính trên tiền hàng (%)').fill('2,5');
  await sheet.getByRole('button', { name: 'Lưu phí' }).click();
  await sheet.getByText('Phí 2,5%').waitFor();
  await sheet.getByText('Chênh lệch').scrollIntoViewIfNeeded();
  await shoot('studio-uplift-sums');
  await sheet.getByLabel('Phí tính trên tiền hàng (%)').scrollIntoViewIfNeeded();
  await shoot('studio-uplift-prices');
  await write(page, '33.500');
  await sheet.getByText('Bà con được ít hơn').waitFor();
  await sheet.getByText('Chênh lệch').scrollIntoViewIfNeeded();
  await shoot('studio-uplift-less');
  await sheet.getByLabel('Phí tính trên tiền hàng (%)').fill('0');
  await sheet.getByRole('button', { name: 'Lưu phí' }).click();
  await sheet.getByText('Phí 2,5%').waitFor({ state: 'detached' });
  await actsOf(buyer.page)(`/orders/${orderId}/cancel`);
  await actsOf(page)(`/shows/${show.id}/end`);
  for (const each of [context, buyer.context]) await each.close();
}

async function write(page: Page, price: string): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Thương lái trả mỗi ký').fill(price);
  await sheet.getByLabel('Nghe ai nói, ở đâu?').fill('cân chú Hùng, phố Kép');
  await sheet.getByRole('button', { name: 'Ghi giá', exact: true }).click();
}

/** A show on air with one thing by weight, which no other story has a trader's price for. */
async function onAir(studio: Page): Promise<{ show: ShowView; offer: OfferView }> {
  const act = actsOf(studio);
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = { boothId: home.booths[0]?.id, title: 'Vải sớm bán tận tay', startsAtMs: Date.now() };
  const show = await act<ShowView>('/shows', body);
  await act(`/shows/${show.id}/start`);
  // A variety of its own each time: what an earlier look has written down fits no other.
  const name = `Vải sớm mẻ ${show.slug.slice(-4)}`;
  const offer = await act<OfferView>(`/shows/${show.id}/offers/quick`, {
    ...{ name, unit: 'g', priceDong: 32_000, cap: 400_000 },
  });
  await act(`/offers/${offer.id}/pin`);
  return { show, offer };
}

async function buy(page: Page, offer: OfferView): Promise<string> {
  const act = actsOf(page);
  const address = { recipient: 'Nguyễn Thị Hoa', phone: '0912345678', communeCode: '00577', line: 'Số 5' };
  const { id: addressId } = await act<{ id: string }>('/addresses', address);
  const price = { dong: offer.priceDong, version: offer.priceVersion };
  const key = crypto.randomUUID();
  const ask = { offerId: offer.id, amount: 200_000, price, addressId, method: 'cod', key };
  return (await act<PlacedOrderView>('/orders', ask)).id;
}
