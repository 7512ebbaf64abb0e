import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import { until } from '@chophien/testing';
import { signIn } from '@chophien/testing/hands';
import type { Locator, Page } from 'playwright-core';
import { actsOf, type Act } from '../acts.js';
import type { Camera, Kept, Look } from './camera.js';
import { wordsOf, type ScreenWords } from './words.js';

type Shoot = (name: string) => Promise<void>;
type FullShow = { show: ShowView; offer: OfferView };

/** As long as names get. */
const longTitle =
  'Vải thiều chín cây nhà bà Nguyễn Thị Hồng Hạnh xóm Đồi Nham hái từ bốn giờ sáng còn đọng sương, cân tại vườn';
const offersMax = 100;

/** States that a show comes into, each reached in the running program by its host's acts. */
export async function photographStates(camera: Camera, look: Look, url: string): Promise<void> {
  const words = wordsOf(look.locale);
  const inVietnamese = { ...look, locale: 'vi-VN' } as const;
  const { context: hosts, page: studio } = await camera.device(inVietnamese);
  await studio.goto(`${url}/studio/`);
  await signIn(studio, url, '0900000101');
  await studio.getByLabel('Tên phiên').waitFor();
  const act = actsOf(studio);
  const made = await openFullShow(studio, act);

  const buyer = await signedIn(camera, inVietnamese, url);
  const { context, page, shoot } = await camera.device(look, { storageState: buyer });
  await page.goto(`${url}/s/${made.show.slug}`);
  await page.getByText(words.starting).waitFor();
  await shoot('show-starting');
  if (look.locale === 'vi-VN') await photographSheets(page, look, shoot);
  await photographRefusals(page, words, { shoot, act, offer: made.offer });
  await page.getByText(words.reconnecting).waitFor({ timeout: 30_000 });
  await shoot('show-reconnecting');
  await act(`/shows/${made.show.id}/hold`);
  await page.getByText(words.hold).waitFor();
  await shoot('show-hold');
  await act(`/offers/${made.offer.id}/sold-out`);
  await page.getByTestId('pinned-offer').getByText(words.soldOut).waitFor();
  await shoot('show-sold-out');
  await context.setOffline(true);
  await page.getByText(words.offline).waitFor();
  await shoot('show-offline');
  await context.setOffline(false);
  await act(`/shows/${made.show.id}/end`);
  await page.getByText(words.ended).waitFor();
  await shoot('show-ended');
  if (look.locale === 'vi-VN') await photographNothingFound(page, url, shoot);
  await context.close();
  await hosts.close();
}

/** The ways in are photographed elsewhere; here somebody comes in already known. */
export async function signedIn(camera: Camera, look: Look, url: string, phone = '0900000103'): Promise<Kept> {
  const { context, page } = await camera.device(look);
  await page.goto(`${url}/orders`);
  await signIn(page, url, phone);
  await page.getByRole('button', { name: 'Tài khoản' }).waitFor();
  const kept = await context.storageState();
  await context.close();
  return kept;
}

/** Agrees to a price that rose on the way, as often as it is asked, until this is there; a second tap that comes at once is not taken for consent. */
export async function agreeing(sheet: Locator, words: ScreenWords, wanted: Locator): Promise<void> {
  const dearer = sheet.getByRole('button', { name: words.placeDearer });
  await until(
    async () => {
      if (await dearer.isVisible()) await dearer.click();
      return wanted.isVisible();
    },
    { withinMs: 15_000, everyMs: 200, what: 'the answer to an order' },
  );
}

async function photographNothingFound(page: Page, url: string, shoot: Shoot): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Tìm vườn').fill('sầu riêng');
  await page.getByText('Chưa thấy').waitFor();
  await shoot('market-nothing-found');
  await page.locator('a[href^="/b/"]').first().waitFor({ state: 'detached' });
}

async function photographSheets(page: Page, look: Look, shoot: Shoot): Promise<void> {
  if (look.size < 1024) await page.getByRole('button', { name: /^Giỏ hàng/ }).click();
  await page.getByText(`Vải mẻ ${offersMax}`).first().waitFor();
  await shoot('show-bag-full');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cách xem' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('show-ways');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The price rises and the goods run out while somebody is buying. */
async function photographRefusals(
  page: Page,
  words: ScreenWords,
  { shoot, act, offer }: { shoot: Shoot; act: Act; offer: OfferView },
): Promise<void> {
  await page.getByTestId('pinned-offer').getByRole('button', { name: words.buy, exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
  await sheet.getByRole('button', { name: words.place }).waitFor();
  await act(`/offers/${offer.id}/price`, { priceDong: 38_000 });
  await sheet.getByText(words.priceMoved).waitFor();
  await shoot('buy-price-moved');
  await act(`/offers/${offer.id}/cap`, { cap: 1_000 });
  await sheet.getByRole('button', { name: words.place, exact: true }).click();
  await agreeing(sheet, words, sheet.getByRole('button', { name: words.takeLeft }));
  await shoot('buy-refused');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
}

/** A show on air without a camera yet, with a long name and a hundred things in its bag, the first one pinned. */
async function openFullShow(studio: Page, act: Act): Promise<FullShow> {
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const boothId = home.booths[0]?.id;
  const show = await act<ShowView>('/shows', { boothId, title: longTitle, startsAtMs: Date.now() });
  await act(`/shows/${show.id}/start`);
  const list = (body: object) => act<OfferView>(`/shows/${show.id}/offers/quick`, { unit: 'g', ...body });
  const offer = await list({
    name: 'Vải thiều chín cây loại đặc biệt, cành dài, lá xanh, đóng giỏ tre năm cân',
    priceDong: 35_000,
    // Little enough that one person may take it down to nothing.
    cap: 450_000,
  });
  for (let at = 2; at <= offersMax; at += 1)
    await list({ name: `Vải mẻ ${at}`, priceDong: 20_000 + at * 100, cap: 100_000 });
  await act(`/offers/${offer.id}/pin`);
  return { show, offer };
}
