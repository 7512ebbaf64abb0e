import type { OfferView, PlacedOrderView, ShowView, StudioHomeView } from '@chophien/contracts';
import { signIn } from '@chophien/testing/hands';
import type { BrowserContext, Page } from 'playwright-core';
import { actsOf, type Act } from '../acts.js';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

/** The line of an offer that is sold out: joined, waited in, come to, passed on, and as its host sees it. */
export async function photographWaits(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const { context: hosts, page: studio, shoot: shootStudio } = await camera.device(look);
  await studio.goto(`${url}/studio/`);
  await signIn(studio, url, '0900000101');
  await studio.getByLabel('Tên phiên').waitFor();
  const { show, offer } = await twelveKilos(studio);
  const { context: others } = await camera.device(look);
  const tu = await somebody(others, url, { phone: '0912000301', name: 'Bà Tư' });
  const back = await tu.buy(offer, 3_000);
  await tu.buy(offer, 9_000);
  const lan = await somebody(others, url, { phone: '0912000302', name: 'Chị Lan Anh' });
  await lan.join(offer, 2_000);
  const binh = await somebody(others, url, { phone: '0912000303', name: 'Nguyễn Thị Thanh Bình' });
  await binh.join(offer, 4_000);

  const { context, page, shoot } = await camera.device(look, {
    storageState: await signedIn(camera, look, url),
  });
  await page.goto(`${url}/s/${show.slug}`);
  await photographJoining(page, shoot);
  await page.goto(`${url}/orders`);
  await page.getByText(/^Bạn đứng thứ 3/).waitFor();
  await shoot('orders-wait');

  await page.goto(`${url}/s/${show.slug}`);
  await page.getByTestId('pinned-offer').waitFor();
  await lan.leave(offer);
  await binh.leave(offer);
  await binh.join(offer, 4_000);
  await tu.giveBack(back);
  await page.getByText(/^Còn thiếu/).waitFor();
  await page.getByText(/^Giao tới/).waitFor();
  await shoot('wait-turn');
  await studio.goto(`${url}/studio/shows/${show.id}`);
  await photographLine(studio, look, shootStudio);
  await page.getByRole('button', { name: 'Nhường lượt' }).click();
  await page.getByText(/^Bạn đã nhường lượt/).waitFor();
  await shoot('wait-passed');
  for (const each of [context, others, hosts]) await each.close();
}

async function photographJoining(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const pinned = page.getByTestId('pinned-offer');
  await pinned.getByRole('button', { name: 'Xếp hàng chờ' }).waitFor();
  await shoot('show-wait');
  await pinned.getByRole('button', { name: 'Xếp hàng chờ' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('2 người đang chờ').waitFor();
  await sheet.getByRole('button', { name: /^5\s?kg$/ }).click();
  await shoot('wait-join');
  await sheet.getByRole('button', { name: /^Xếp hàng chờ 5/ }).click();
  await sheet.getByText(/^Bạn đứng thứ 3/).waitFor();
  await shoot('wait-place');
}

async function photographLine(
  studio: Page,
  look: Look,
  shoot: (name: string) => Promise<void>,
): Promise<void> {
  await studio.getByText('Đang phát').first().waitFor();
  if (look.size < 1024) await studio.getByRole('button', { name: /^Giỏ, / }).click();
  await studio.getByRole('button', { name: /người chờ/ }).click();
  await studio.getByText('Nguyễn Thị Thanh Bình').first().waitFor();
  await shoot('studio-line');
}

/** A show on air with twelve kilos of one thing, pinned. */
async function twelveKilos(studio: Page): Promise<{ show: ShowView; offer: OfferView }> {
  const act: Act = actsOf(studio);
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = { boothId: home.booths[0]?.id, title: 'Mẻ vải cuối vườn', startsAtMs: Date.now() };
  const show = await act<ShowView>('/shows', body);
  await act(`/shows/${show.id}/start`);
  const offer = await act<OfferView>(`/shows/${show.id}/offers/quick`, {
    ...{ name: 'Vải thiều cuối vườn', unit: 'g', priceDong: 40_000, cap: 12_000 },
  });
  await act(`/offers/${offer.id}/pin`);
  return { show, offer };
}

/** Another buyer, who needs no page: signed in, with a name and an address. */
async function somebody(others: BrowserContext, url: string, who: { phone: string; name: string }) {
  const { request } = others;
  const cookies = await cookiesOf(others, url, who.phone);
  const send = async <Answer>(method: string, path: string, data?: object): Promise<Answer> => {
    const answer = await request.fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie: cookies },
      ...(data !== undefined && { data }),
    });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? Object.create(null) : ((await answer.json()) as Answer);
  };
  await send('PATCH', '/me', { name: who.name });
  const address = { recipient: who.name, phone: who.phone, communeCode: '00577', line: 'Số 5 ngõ 12' };
  const { id: addressId } = await send<{ id: string }>('POST', '/addresses', address);
  return {
    buy: (offer: OfferView, amount: number) =>
      send<PlacedOrderView>('POST', '/orders', {
        ...{ offerId: offer.id, amount, addressId, method: 'cod', key: crypto.randomUUID() },
        price: { dong: offer.priceDong, version: offer.priceVersion },
      }),
    giveBack: (order: PlacedOrderView) => send('POST', `/orders/${order.id}/cancel`, {}),
    join: (offer: OfferView, amount: number) =>
      send('POST', `/offers/${offer.id}/wait`, { amount, key: crypto.randomUUID() }),
    leave: (offer: OfferView) => send('DELETE', `/offers/${offer.id}/wait`),
  };
}

/** Signs in and leaves the context as it was, so that several people fit into one. */
async function cookiesOf(others: BrowserContext, url: string, phone: string): Promise<string> {
  const { request } = others;
  await request.post(`${url}/api/v1/session/code`, { data: { phone } });
  const { code } = (await (await request.get(`${url}/dev/inbox.json?phone=${phone}`)).json()) as {
    code: string;
  };
  await request.post(`${url}/api/v1/session`, { data: { phone, code } });
  const cookies = await others.cookies();
  await others.clearCookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
