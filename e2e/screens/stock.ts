import type { BuyerAskView, OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import { chooseLanguage, loadAllMessages, loadStudioMessages } from '@chophien/i18n';
import { signIn } from '@chophien/testing/hands';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { actsOf, type Act } from '../acts.js';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

type Told = {
  page: Page;
  words: Awaited<ReturnType<typeof wordsIn>>;
  shoot: (name: string) => Promise<void>;
};

/** The stock room with what waits in it, a change with and without a network, the log, a show held for its host. */
export async function photographStock(camera: Camera, look: Look, url: string): Promise<void> {
  const words = await wordsIn(look);
  const { context, page, shoot } = await camera.device(look);
  const signing = await camera.device({ ...look, locale: 'vi-VN' });
  await signing.page.goto(`${url}/studio/`);
  await signIn(signing.page, url, '0900000101');
  await signing.page.getByLabel('Tên phiên').waitFor();
  const host = actsOf(signing.page);
  const { show, offers } = await opened(signing.page, host);
  const buyer = await camera.device(look, {
    storageState: await signedIn(camera, { ...look, locale: 'vi-VN' }, url),
  });
  await askedFor(buyer.page, { url, show, offer: offers[1], words: words.more, shoot: buyer.shoot });
  await context.addCookies(await signing.context.cookies());
  await page.goto(`${url}/studio/stock`);
  const told = { page, words, shoot };
  await photographRoom(told, show);
  await photographChange(told, host, offers[0]);
  await host(`/shows/${show.id}/end`);
  for (const each of [context, signing.context, buyer.context]) await each.close();
}

async function wordsIn({ locale }: Look) {
  const language = chooseLanguage(undefined, [locale]);
  const [{ more, offer }, studio] = await Promise.all([
    loadAllMessages(language),
    loadStudioMessages(language),
  ]);
  return { ...studio.stock, caps: studio.caps, more: { ...more, buy: offer.buy } };
}

async function opened(studio: Page, act: Act): Promise<{ show: ShowView; offers: OfferView[] }> {
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const title = 'Vải thiều và mật ong xóm Đồi Nham';
  const show = await act<ShowView>('/shows', { boothId: home.booths[0]?.id, title, startsAtMs: Date.now() });
  const list = (offer: object) => act<OfferView>(`/shows/${show.id}/offers/quick`, offer);
  const offers = [
    await list({ name: 'Vải thiều loại 1', unit: 'g', priceDong: 40_000, cap: 2_000_000 }),
    await list({ name: 'Nhãn lồng đầu mùa', unit: 'g', priceDong: 55_000, cap: 300_000, perBuyer: 20_000 }),
  ];
  const [lychee, longan] = offers;
  const share = (what: string, to: number) => ({
    change: { what, to },
    from: null,
    why: 'để dành cho mối sỉ',
  });
  await act(`/offers/${lychee?.id}/caps`, share('own_cap', 1_900_000));
  await act(`/offers/${lychee?.id}/caps`, share('wholesale_cap', 1_800_000));
  await act(`/offers/${lychee?.id}/caps`, {
    change: { what: 'cap', to: 500_000 },
    from: 2_000_000,
    why: 'mưa đá',
  });
  await act(`/shows/${show.id}/start`);
  await act(`/offers/${longan?.id}/pin`);
  return { show, offers };
}

type Asking = {
  url: string;
  show: ShowView;
  offer: OfferView | undefined;
  words: Told['words']['more'];
  shoot: Told['shoot'];
};

/** A buyer asks for more than everybody may have, where she buys. */
async function askedFor(page: Page, { url, show, offer, words, shoot }: Asking): Promise<void> {
  await page.goto(`${url}/s/${show.slug}`);
  await page.getByTestId('pinned-offer').getByRole('button', { name: words.buy, exact: true }).click();
  await page.getByRole('button', { name: words.open }).click();
  await shoot('buy-more');
  const ask = { key: randomUUID(), amount: 60_000, why: 'đám cưới' };
  await actsOf(page)<BuyerAskView>(`/offers/${offer?.id}/asks-for-more`, ask);
}

async function photographRoom({ page, words, shoot }: Told, show: ShowView): Promise<void> {
  const section = page.locator(`[aria-labelledby="stock-${show.id}"]`);
  await section.getByTestId('buyer-ask').waitFor();
  await section.scrollIntoViewIfNeeded();
  await shoot('stock');
  await section.getByRole('button', { name: words.standIn.open }).click();
  await page.getByRole('dialog').getByText(words.standIn.hint).waitFor();
  await shoot('stock-hold');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function photographChange(
  { page, words, shoot }: Told,
  host: Act,
  offer: OfferView | undefined,
): Promise<void> {
  const card = page.locator(`[aria-labelledby="stock-${offer?.showId}"]`).getByTestId(`stock-${offer?.code}`);
  await card.getByRole('button', { name: words.log }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot('stock-log');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const write = async (way: string, amount: string) => {
    await card.getByRole('button', { name: words.change, exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: way, exact: true }).click();
    await sheet.getByRole('textbox').first().fill(amount);
    await sheet.getByLabel(words.caps.why).fill('cân lại buổi trưa');
  };
  await write(words.ways.move, '100 kg');
  await shoot('stock-change');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.context().setOffline(true);
  await write(words.ways.cap, '1.980 kg');
  await page.getByRole('button', { name: words.save }).click();
  await card.getByText(words.waitsForLine).waitFor();
  await card.scrollIntoViewIfNeeded();
  await shoot('stock-offline');
  await host(`/offers/${offer?.id}/caps`, {
    change: { what: 'cap', to: 1_990_000 },
    from: 2_000_000,
    why: 'hái kịp',
  });
  await page.context().setOffline(false);
  await card.getByRole('alert').waitFor();
  await card.getByRole('alert').scrollIntoViewIfNeeded();
  await shoot('stock-refused');
  await card.getByRole('alert').getByRole('button').first().click();
}
