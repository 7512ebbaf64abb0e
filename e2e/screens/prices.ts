import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import type { PriceRule } from '@chophien/domain';
import { signIn } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { actsOf, type Act } from '../acts.js';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

const hourMs = 3_600_000;

/** Every kind of price as a buyer meets it, and as a host sets it. */
export async function photographPrices(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const { context: hosts, page: studio, shoot: shootStudio } = await camera.device(look);
  await studio.goto(`${url}/studio/`);
  await signIn(studio, url, '0900000101');
  await studio.getByLabel('Tên phiên').waitFor();
  const act = actsOf(studio);
  const { show, offers } = await openStall(studio, act);

  const storageState = await signedIn(camera, look, url);
  const { context, page, shoot } = await camera.device(look, { storageState });
  for (const [name, offer] of offers) {
    await act(`/offers/${offer.id}/pin`);
    await page.goto(`${url}/s/${show.slug}`);
    const card = page.getByTestId('pinned-offer');
    await card.getByRole('heading', { name: offer.name }).waitFor();
    await card.locator('[data-testid="ruled-price"]').first().waitFor();
    await shoot(`price-${name}`);
    if (name === 'together' || name === 'flash') {
      await card.getByRole('button', { name: 'Mua', exact: true }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: /^Đặt mua/ }).waitFor();
      await shoot(`buy-${name}`);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    }
  }
  if (look.size < 1024) await page.getByRole('button', { name: /^Giỏ hàng/ }).click();
  await page.getByText('Chợ mua thêm', { exact: false }).last().waitFor();
  await shoot('bag-prices');
  await context.close();
  await photographStudio(studio, { look, url, show, shoot: shootStudio });
  await act(`/shows/${show.id}/end`);
  await hosts.close();
}

type Told = { look: Look; url: string; show: ShowView; shoot: (name: string) => Promise<void> };

async function photographStudio(page: Page, { look, url, show, shoot }: Told): Promise<void> {
  await page.goto(`${url}/studio/shows/${show.id}`);
  if (look.size < 1024) await page.getByRole('button', { name: /^Giỏ, / }).click();
  const open = (name: string) =>
    page.getByRole('button', { name: `Cách tính giá ${name}`, exact: true }).click();
  await page.getByText('Mua chung').first().waitFor();
  await shoot('studio-prices');
  await open('Vải giờ vàng');
  await page.getByRole('button', { name: 'Đặt giờ vàng' }).scrollIntoViewIfNeeded();
  await shoot('studio-price-flash');
  await page.getByRole('button', { name: 'Đóng' }).last().click();
  await open('Vải mua chung');
  await page.getByLabel('thì giá').last().fill('45k');
  await page.getByRole('button', { name: 'Lưu cách tính' }).click();
  await page.getByText('Mức sau phải nhiều hơn', { exact: false }).scrollIntoViewIfNeeded();
  await shoot('studio-price-steps');
  if (look.size < 1024) await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Thêm món mới' }).click();
  await page.getByRole('button', { name: 'Ghép giỏ quà' }).click();
  await page.getByLabel('Tên giỏ').fill('Giỏ quà Tết');
  await page.getByRole('group', { name: 'Mỗi giỏ có' }).getByRole('textbox').first().fill('2');
  await shoot('studio-bundle');
}

/** A show on air with an offer of every kind of price. */
async function openStall(studio: Page, act: Act) {
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const show = await act<ShowView>('/shows', {
    ...{ boothId: home.booths[0]?.id, title: 'Vải thiều đủ kiểu giá', startsAtMs: Date.now() },
  });
  await act(`/shows/${show.id}/start`);
  const nowMs = Date.now();
  const list = (name: string, rule: PriceRule) =>
    act<OfferView>(`/shows/${show.id}/offers/quick`, {
      name,
      unit: 'g',
      priceDong: 40_000,
      cap: 500_000,
      rule,
    });
  const steps = [
    { fromAmount: 100_000, dong: 36_000 },
    { fromAmount: 300_000, dong: 33_000 },
  ];
  const offers = new Map<string, OfferView>([
    [
      'flash',
      await list('Vải giờ vàng', {
        kind: 'flash',
        fromMs: nowMs,
        untilMs: nowMs + hourMs,
        flashDong: 29_000,
      }),
    ],
    [
      'flash-soon',
      await list('Vải giờ vàng chiều nay', {
        kind: 'flash',
        fromMs: nowMs + hourMs,
        untilMs: nowMs + 2 * hourMs,
        flashDong: 29_000,
      }),
    ],
    [
      'falling',
      await list('Vải xuống dần', {
        kind: 'falling_time',
        fromMs: nowMs - 600_000,
        everyMs: 400_000,
        stepDong: 2_000,
        floorDong: 30_000,
      }),
    ],
    ['together', await list('Vải mua chung', { kind: 'falling_kilos', steps })],
    ['wholesale', await list('Vải sọt cho bạn hàng', { kind: 'wholesale', steps })],
  ]);
  return { show, offers };
}
