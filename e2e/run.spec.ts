import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import { beforeAll, describe, expect } from '@jest/globals';
import { openWindow, signIn, type Window } from '@chophien/testing/hands';
import { actsOf } from './acts.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';

const stage = new Stage();
let host: Window;
let hoa: Window;
let show: ShowView;
const step = journey(() => [host?.page, hoa?.page].filter((page) => page !== undefined));
beforeAll(async () => {
  host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
  await signIn(host.page, stage.market.ready.url, '0900000101');
  await host.page.getByLabel('Tên phiên').waitFor();
  const act = actsOf(host.page);
  const home = await host.page.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = { boothId: home.booths[0]?.id, title: 'Vải theo trình tự', startsAtMs: Date.now() };
  show = await act<ShowView>('/shows', body);
  for (const name of ['Vải loại 1', 'Vải giờ vàng', 'Mật ong'])
    await act<OfferView>(`/shows/${show.id}/offers/quick`, {
      name,
      unit: 'g',
      priceDong: 40_000,
      cap: 50_000,
    });
  hoa = await openWindow(stage.browser, `${stage.market.ready.url}/s/${show.slug}`);
}, 300_000);

/** What the host writes into the plan of one offer. */
async function plan(name: RegExp, minutes: string, flashPrice?: string): Promise<void> {
  const sheet = host.page.getByRole('dialog');
  await sheet.getByRole('button', { name }).click();
  await sheet.getByLabel('Giới thiệu mấy phút').fill(minutes);
  if (flashPrice !== undefined) {
    await sheet.getByRole('button', { name: 'Giờ vàng', exact: true }).click();
    await sheet.getByLabel('Giá giờ vàng').fill(flashPrice);
  }
  await sheet.getByRole('button', { name: 'Lưu trình tự' }).click();
  await sheet.getByLabel('Giới thiệu mấy phút').waitFor({ state: 'detached' });
}

describe('the run of a show', () => {
  step(
    'is planned before it: three offers with their minutes, one of them a flash, and the sum',
    async () => {
      await host.page.goto(`${stage.market.ready.url}/studio/shows/${show.id}`);
      await host.page.getByRole('button', { name: 'Xếp trình tự giới thiệu' }).click();
      await plan(/^Vải loại 1/, '20');
      await plan(/^Vải giờ vàng/, '15', '29k');
      await plan(/^Mật ong/, '45');
      await host.page.getByText('Cả trình tự hết 1 giờ 20 phút').waitFor();
    },
  );

  step('goes on by two taps; the buyer sees what is shown, then the flash and its countdown', async () => {
    await host.page.keyboard.press('Escape');
    await host.page.getByRole('button', { name: /^(Lên sóng|Mở quầy không có hình)$/ }).click();
    const next = host.page.getByRole('button', { name: /^Món tiếp theo/ });
    await next.click();
    const card = hoa.page.getByTestId('pinned-offer');
    await card.getByRole('heading', { name: 'Vải loại 1' }).waitFor();
    await next.click();
    await card.getByRole('heading', { name: 'Vải giờ vàng' }).waitFor();
    await card.getByText('29.000', { exact: false }).first().waitFor();
    await card
      .getByText(/1[45]:\d\d/)
      .first()
      .waitFor();
  });

  step('is where it was after the host’s page is loaded anew', async () => {
    await host.page.reload();
    await host.page
      .getByRole('timer')
      .getByText(/^Đã \d\d:\d\d$/)
      .waitFor();
    const next = await host.page.getByRole('button', { name: /^Món tiếp theo/ }).textContent();
    expect(next).toContain('Mật ong');
    expect([...host.errors, ...hoa.errors].filter((error) => !error.includes('409'))).toEqual([]);
  });
});
