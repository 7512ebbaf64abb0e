import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import { chooseLanguage, formatsFor, loadAllMessages, loadStudioMessages } from '@chophien/i18n';
import { signIn } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { actsOf, type Act } from '../acts.js';
import type { Camera, Look } from './camera.js';

type Shoot = (name: string) => Promise<void>;
type Told = { look: Look; url: string; show: ShowView; words: Words; shoot: Shoot };
type Words = Awaited<ReturnType<typeof wordsIn>>;

/** The run of a show: planned before it, gone through on air, a flash that clashes, somebody else who was first, the end. */
export async function photographRun(camera: Camera, look: Look, url: string): Promise<void> {
  const words = await wordsIn(look);
  const { context, page, shoot } = await camera.device(look);
  // The story is told by the words of the look; who signs in does so once, in Vietnamese.
  const signing = await camera.device({ ...look, locale: 'vi-VN' });
  await signing.page.goto(`${url}/studio/`);
  await signIn(signing.page, url, '0900000101');
  await signing.page.getByLabel('Tên phiên').waitFor();
  const act = actsOf(signing.page);
  const { show, offers } = await planned(signing.page, act);
  await context.addCookies(await signing.context.cookies());
  const told = { look, url, show, words, shoot };
  await photographPlan(page, told);
  for (const [offer, plan] of [
    [offers[0], { minutes: 10 }],
    [offers[1], { minutes: 15, price: flash }],
    [offers[2], { minutes: 20, price: flash }],
    [offers[3], { minutes: 35, price: fall }],
  ] as const)
    await act(`/offers/${offer?.id}/plan`, plan);
  await page.getByText(words.run.total(words.formats.span(80 * 60_000))).waitFor();
  await shoot('studio-run');
  await act(`/shows/${show.id}/start`);
  await photographOnAir(page, told, () => act(`/offers/${offers[4]?.id}/sold-out`));
  await act(`/shows/${show.id}/end`);
  for (const each of [context, signing.context]) await each.close();
}

/** The studio's own words, so that the story is told in any language. */
async function wordsIn({ locale }: Look) {
  const language = chooseLanguage(undefined, [locale]);
  const [{ common }, studio] = await Promise.all([loadAllMessages(language), loadStudioMessages(language)]);
  return { ...studio, close: common.close, formats: formatsFor(language) };
}

const flash = { kind: 'flash', minutes: 15, flashDong: 29_000 } as const;
const fall = { kind: 'falling_time', everyMs: 60_000, stepDong: 2_000, floorDong: 120_000 } as const;

/** Before the show: an empty run, and a flash that is longer than its turn. */
async function photographPlan(page: Page, { url, show, words, shoot }: Told): Promise<void> {
  await page.goto(`${url}/studio/shows/${show.id}`);
  await page.getByRole('button', { name: words.run.open }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(words.run.totalNone).waitFor();
  await shoot('studio-run-none');
  await sheet.getByRole('button', { name: /^Vải thiều giờ vàng/ }).click();
  await sheet.getByLabel(words.run.plan.minutes).fill('5');
  await sheet.getByRole('button', { name: words.run.plan.kinds.flash, exact: true }).click();
  await sheet.getByLabel(words.priceRule.flashPrice).fill('29k');
  await sheet.getByLabel(words.run.plan.lasts).fill('15');
  await sheet.getByRole('button', { name: words.run.plan.save }).click();
  await sheet.getByRole('alert').filter({ hasText: '15' }).scrollIntoViewIfNeeded();
  await shoot('studio-run-plan');
  await sheet.getByRole('button', { name: words.close }).last().click();
}

/** On air: begun, gone on, a flash that clashes, the list beside it, somebody else who was first, the end of the bag. */
async function photographOnAir(page: Page, told: Told, sellOut: () => Promise<unknown>): Promise<void> {
  const { look, url, show, words, shoot } = told;
  await page.goto(`${url}/studio/shows/${show.id}`);
  const next = page.getByRole('button', { name: words.run.next });
  await next.click();
  await page.getByRole('timer').first().waitFor();
  await next.click();
  await page.getByText(words.run.of(words.formats.span(15 * 60_000))).waitFor();
  await shoot('studio-run-on-air');
  await next.click();
  await page.getByRole('alert').filter({ hasText: 'Vải thiều giờ vàng' }).waitFor();
  await shoot('studio-run-clash');
  await sellOut();
  const way = look.size < 1024 ? words.run.openShort : words.run.open;
  await page.getByRole('button', { name: way, exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(words.run.why.sold_out).waitFor();
  await shoot('studio-run-list');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
}

/** A show to come with five things in its bag, one with as long a name as names get. */
async function planned(studio: Page, act: Act): Promise<{ show: ShowView; offers: OfferView[] }> {
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = { boothId: home.booths[0]?.id, title: 'Vải thiều buổi sáng', startsAtMs: Date.now() };
  const show = await act<ShowView>('/shows', body);
  const offers: OfferView[] = [];
  for (const [name, priceDong] of [
    ['Vải thiều loại 1', 40_000],
    ['Vải thiều giờ vàng', 38_000],
    ['Vải thiều chín cây xóm Đồi Nham hái từ bốn giờ sáng', 45_000],
    ['Mật ong hoa vải', 180_000],
    ['Nhãn lồng Hưng Yên', 42_000],
  ] as const)
    offers.push(
      await act<OfferView>(`/shows/${show.id}/offers/quick`, { name, unit: 'g', priceDong, cap: 200_000 }),
    );
  return { show, offers };
}
