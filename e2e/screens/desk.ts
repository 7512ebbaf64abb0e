import type { OfferView, SaidLine, ShowView, StudioHomeView } from '@chophien/contracts';
import { chooseLanguage, loadAllMessages, loadStudioMessages } from '@chophien/i18n';
import { signIn } from '@chophien/testing/hands';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { actsOf, type Act } from '../acts.js';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

type Words = Awaited<ReturnType<typeof wordsIn>>;
type Told = { url: string; show: ShowView; words: Words; shoot: (name: string) => Promise<void> };

const talk = [
  'Vải chín chưa cô ơi?',
  'Ship về Cà Mau bao nhiêu tiền một thùng vậy nhà vườn',
  'Hôm qua nhận hàng tươi lắm, cảm ơn cô Sáu',
  'Cho cháu 3 kg loại A nhé',
  'Sang gian bên cạnh rẻ hơn nhiều nha mọi người',
  'Giá này đã gồm thùng xốp với đá chưa ạ',
];

/** A desk with a talk that runs, lines that wait, an appeal, the settings and the log; then what a writer is told. */
export async function photographDesk(camera: Camera, look: Look, url: string): Promise<void> {
  const words = await wordsIn(look);
  const { context, page, shoot } = await camera.device(look);
  const signing = await camera.device({ ...look, locale: 'vi-VN' });
  await signing.page.goto(`${url}/studio/`);
  await signIn(signing.page, url, '0900000101');
  await signing.page.getByLabel('Tên phiên').waitFor();
  const host = actsOf(signing.page);
  const show = await opened(signing.page, host);
  const vietnamese = { ...look, locale: 'vi-VN' } as const;
  const buyer = await camera.device(vietnamese, { storageState: await signedIn(camera, vietnamese, url) });
  await buyer.page.goto(`${url}/s/${show.slug}`);
  const lines = await spoken(actsOf(buyer.page), show);
  await context.addCookies(await signing.context.cookies());
  const told = { url, show, words, shoot };
  await photographTalk(page, told);
  await photographQueues(page, told, { host, buyer: actsOf(buyer.page), lines });
  await photographSettings(page, told);
  await host(`/shows/${show.id}/end`);
  for (const each of [context, signing.context, buyer.context]) await each.close();
}

async function wordsIn({ locale }: Look) {
  const language = chooseLanguage(undefined, [locale]);
  const [{ common, talk: said }, studio] = await Promise.all([
    loadAllMessages(language),
    loadStudioMessages(language),
  ]);
  return { ...studio.desk, close: common.close, said };
}

async function opened(studio: Page, act: Act): Promise<ShowView> {
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = {
    boothId: home.booths[0]?.id,
    title: 'Vải thiều xóm Đồi Nham hái từ bốn giờ sáng',
    startsAtMs: Date.now(),
  };
  const show = await act<ShowView>('/shows', body);
  await act<OfferView>(`/shows/${show.id}/offers/quick`, {
    ...{ name: 'Vải thiều loại 1', unit: 'g', priceDong: 40_000, cap: 200_000 },
  });
  return act<ShowView>(`/shows/${show.id}/start`);
}

async function spoken(buyer: Act, show: ShowView): Promise<SaidLine[]> {
  const lines: SaidLine[] = [];
  for (const text of talk) {
    const line = { text, key: randomUUID() };
    // A busy machine turns talk away before all else; sent again it is said once.
    lines.push(
      await until(() => buyer<SaidLine>(`/shows/${show.id}/lines`, line), {
        ...{ everyMs: 500, what: 'a line is said' },
      }),
    );
  }
  return lines;
}

/** The talk, a line that is chosen, what is done to it, the shortcuts. */
async function photographTalk(page: Page, { url, show, words, shoot }: Told): Promise<void> {
  await page.goto(`${url}/studio/desk/${show.id}`);
  await page.getByRole('button', { name: /Sang gian bên cạnh/ }).waitFor();
  await shoot('desk');
  await page.getByRole('button', { name: /Sang gian bên cạnh/ }).click();
  await page.getByText(words.writer.bought).or(page.getByText(words.writer.notBought)).waitFor();
  await shoot('desk-chosen');
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByText(words.act.told).waitFor();
  await shoot('desk-mute');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words.keys.title }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('desk-keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

type Hands = { host: Act; buyer: Act; lines: readonly SaidLine[] };

/** What waits: held lines, an appeal; who is shut out; the log. */
async function photographQueues(page: Page, told: Told, { host, buyer, lines }: Hands): Promise<void> {
  const { show, words, shoot } = told;
  const act = (kind: string, lineId: string | undefined, more: object = {}) =>
    host<{ id: string }>(`/shows/${show.id}/acts`, {
      ...{ key: randomUUID(), kind, lineId, rule: 'spam', why: 'mời khách sang gian khác' },
      ...more,
    });
  const removed = await act('remove', lines[4]?.id);
  await buyer(`/me/acts/${removed.id}/appeal`, { text: 'Tôi chỉ góp ý về giá, không mời ai đi đâu cả.' });
  await host(`/shows/${show.id}/words`, { word: 'hàng giả', verdict: 'hold' });
  await host(`/shows/${show.id}/words`, { word: 'vay tiền nhanh', verdict: 'block' });
  await buyer(`/shows/${show.id}/lines`, { text: 'Coi chừng hang gia nha bà con', key: randomUUID() });
  await act('mute', lines[4]?.id, { minutes: 60, rule: 'abuse' });
  const part = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
  await part(words.parts.held).click();
  await page.getByTestId('held').waitFor();
  await shoot('desk-held');
  await part(words.parts.appeals).click();
  await page.getByTestId('appeal').waitFor();
  await shoot('desk-appeals');
  await part(words.parts.people).click();
  await page.getByRole('button', { name: words.act.undo }).first().waitFor();
  await shoot('desk-people');
  await part(words.parts.log).click();
  await page.getByTestId('logged').first().waitFor();
  await shoot('desk-log');
}

async function photographSettings(page: Page, { words, shoot, show, url }: Told): Promise<void> {
  const part = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
  await part(words.parts.rules).click();
  await page
    .getByLabel(words.rules.announcement)
    .fill('Chiều nay hết vải u hồng, sáng mai lên sóng sớm lúc 5 giờ.');
  await page.getByRole('button', { name: words.rules.announce }).click();
  await shoot('desk-rules');
  await part(words.parts.words).click();
  await page.getByText('hàng giả').waitFor();
  await shoot('desk-words');
  await part(words.parts.team).click();
  await page.getByLabel(words.team.phone).fill('0912 345 678');
  await page.getByRole('button', { name: words.team.give }).click();
  await page.getByTestId('member').waitFor();
  await shoot('desk-team');
  await page.goto(`${url}/s/${show.slug}`);
  await page.getByTestId('announcement').waitFor();
  await shoot('talk-announcement');
}
