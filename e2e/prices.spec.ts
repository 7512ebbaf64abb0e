import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import type { PriceRule } from '@chophien/domain';
import { beforeAll, describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { openWindow, signIn, type Window } from '@chophien/testing/hands';
import { actsOf, type Act } from './acts.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';

const stage = new Stage([], { CODES_PER_PHONE: '1000' });
let host: Window;
let act: Act;
let show: ShowView;
let hoa: Window;
let lan: Window;
const step = journey(() => [host?.page, hoa?.page, lan?.page].filter((page) => page !== undefined));
beforeAll(async () => {
  host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
  await signIn(host.page, stage.market.ready.url, '0900000101');
  await host.page.getByLabel('Tên phiên').waitFor();
  act = actsOf(host.page);
  const home = await host.page.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = { boothId: home.booths[0]?.id, title: 'Vải giờ vàng', startsAtMs: Date.now() };
  show = await act<ShowView>('/shows', body);
  await act(`/shows/${show.id}/start`);
  [hoa, lan] = [
    await buyer('0900000103', 'Số 1 Trần Phú'),
    await buyer('0912000222', 'Số 2 Trần Phú', 'Lan'),
  ];
}, 300_000);

/** Somebody signed in, with an address. */
async function buyer(phone: string, line: string, name?: string): Promise<Window> {
  const window = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
  await signIn(window.page, stage.market.ready.url, phone, name);
  await actsOf(window.page)('/addresses', { recipient: name ?? 'Hoa', phone, communeCode: '00577', line });
  return window;
}

/** Put into the bag, pinned, and looked at by both buyers. */
async function pinned(name: string, cap: number): Promise<OfferView> {
  const offer = await act<OfferView>(`/shows/${show.id}/offers/quick`, {
    name,
    unit: 'g',
    priceDong: 40_000,
    cap,
  });
  await act(`/offers/${offer.id}/pin`);
  await Promise.all(
    [hoa, lan].map(async ({ page }) => {
      await page.goto(`${stage.market.ready.url}/s/${show.slug}`);
      await page.getByTestId('pinned-offer').getByRole('heading', { name }).waitFor();
    }),
  );
  return offer;
}

const price = (offer: OfferView, rule: PriceRule) =>
  act(`/offers/${offer.id}/price-rule`, { priceDong: 40_000, rule });

async function openSheet({ page }: Window, amount: RegExp) {
  await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: amount }).click();
  return { sheet, place: sheet.getByRole('button', { name: /^Đặt mua/ }) };
}

describe('prices that move by their rule', () => {
  step(
    'a flash opens by the host’s own taps and counts down; two buyers want the last 3 kg, and who comes second takes 1 kg by one tap',
    async () => {
      await pinned('Vải giờ vàng', 3_000);
      await host.page.goto(`${stage.market.ready.url}/studio/shows/${show.id}`);
      await host.page.getByRole('button', { name: /^Giỏ, / }).click();
      await host.page.getByRole('button', { name: 'Cách tính giá Vải giờ vàng' }).click();
      await host.page.getByRole('button', { name: 'Giờ vàng', exact: true }).click();
      await host.page.getByLabel('Giá giờ vàng').fill('29k');
      await host.page.getByRole('button', { name: '15 phút' }).click();
      await host.page.getByRole('button', { name: 'Đặt giờ vàng' }).click();
      for (const { page } of [hoa, lan]) {
        const card = page.getByTestId('pinned-offer');
        await card.getByText('29.000', { exact: false }).first().waitFor();
        await card.getByText('Giờ vàng', { exact: true }).waitFor();
        await card
          .getByText(/1[45]:\d\d/)
          .first()
          .waitFor();
      }
      const [first, second] = [await openSheet(hoa, /^2\s?kg$/), await openSheet(lan, /^2\s?kg$/)];
      await first.place.click();
      await hoa.page.getByTestId('order-placed').waitFor();
      await second.place.click();
      const take = second.sheet.getByRole('button', { name: /^Lấy 1\s?kg$/ });
      await take.click();
      const placed = lan.page.getByTestId('order-placed');
      await placed.waitFor();
      // 1 kg for 29.000 and 25.000 of delivery: nobody paid the usual price.
      expect(await placed.textContent()).toContain('29.000');
    },
  );

  step(
    'a price that falls is bought at its step’s edge, at the lower price, without being asked again',
    async () => {
      const offer = await pinned('Vải xuống dần', 50_000);
      // The first fall comes when the sheet is open.
      await price(offer, {
        kind: 'falling_time',
        fromMs: Date.now(),
        everyMs: 4_000,
        stepDong: 3_000,
        floorDong: 34_000,
      });
      const { sheet, place } = await openSheet(hoa, /^1\s?kg$/);
      const seen = async () => (await sheet.textContent()) ?? '';
      expect(await seen()).toMatch(/Xuống .* sau/);
      await until(async () => (await seen()).includes('Đã xuống mức thấp nhất'), {
        withinMs: 30_000,
        everyMs: 50,
        what: 'the floor',
      });
      await place.click();
      const placed = hoa.page.getByTestId('order-placed');
      await placed.waitFor();
      expect(await placed.textContent()).toContain('34.000');
    },
  );

  step('buying together is “at most” until it closes, and then costs everybody the same', async () => {
    const offer = await pinned('Vải mua chung', 50_000);
    await price(offer, { kind: 'falling_kilos', steps: [{ fromAmount: 3_000, dong: 36_000 }] });
    const first = await openSheet(hoa, /^2\s?kg$/);
    await first.sheet.getByText('nhiều nhất').first().waitFor();
    await first.place.click();
    await hoa.page.getByTestId('order-placed').waitFor();
    await hoa.page.getByRole('link', { name: 'Xem đơn' }).click();
    await hoa.page.getByText('Giá này là nhiều nhất', { exact: false }).waitFor();
    const second = await openSheet(lan, /^2\s?kg$/);
    await second.place.click();
    await lan.page.getByTestId('order-placed').waitFor();
    await act(`/offers/${offer.id}/close`);
    await hoa.page.reload();
    await hoa.page.getByText('72.000', { exact: false }).first().waitFor();
    for (const { errors } of [hoa, lan, host])
      expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
  });
});
