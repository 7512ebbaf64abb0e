import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import { beforeAll, describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { openWindow, see, signIn, type Window } from '@chophien/testing/hands';
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { actsOf } from './acts.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';

const wide = { viewport: { width: 1280, height: 800 } };
const stage = new Stage(['--nodes', '2']);
let host: Window;
let lan: Window;
let hoa: Window;
let show: ShowView;
const step = journey(() => stage.pages());

beforeAll(async () => {
  const { url } = stage.market.ready;
  host = await openWindow(stage.browser, `${url}/studio/`, wide);
  await signIn(host.page, url, '0900000101');
  await host.page.getByLabel('Tên phiên').waitFor();
  const act = actsOf(host.page);
  const home = await host.page.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const boothId = home.booths[0]?.id;
  show = await act<ShowView>('/shows', { boothId, title: 'Vải có kho', startsAtMs: Date.now() });
  const lychee = { name: 'Vải loại 1', unit: 'g', priceDong: 40_000, cap: 2_000_000, perBuyer: 20_000 };
  const offer = await act<OfferView>(`/shows/${show.id}/offers/quick`, lychee);
  await act<ShowView>(`/shows/${show.id}/start`);
  await act<OfferView>(`/offers/${offer.id}/pin`);
  await act(`/shows/${show.id}/team`, { phone: '0911222444', powers: ['caps'] });
  lan = await openWindow(stage.browser, `${url}/studio/`);
  await signIn(lan.page, url, '0911222444', 'Lan');
  hoa = await openWindow(stage.browser, `${url}/orders`);
  await signIn(hoa.page, url, '0900000103');
  await hoa.page.getByLabel('Mã 6 số').waitFor({ state: 'detached' });
  await hoa.page.goto(`${url}/s/${show.slug}`);
}, 300_000);

/** Where each of the two processes listens, as it was told when it was started. */
const nodes = () =>
  stage.market.ready.pids.api.map((pid) => {
    const settings = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const of = (name: string) => settings.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
    return `http://${of('HOST') ?? '127.0.0.1'}:${of('PORT')}`;
  });
const section = (page: Page) => page.locator('section').filter({ hasText: 'Vải có kho' });
const card = (page: Page) => section(page).locator('li[data-testid^="stock-"]');
const figure = (page: Page, name: string) =>
  card(page).locator('dl > div').filter({ hasText: name }).locator('dd');
const reads = async (page: Page, name: string, value: string) => {
  await figure(page, name).filter({ hasText: value }).waitFor();
};

async function write(page: Page, { way, to, why }: { way?: string; to: string; why: string }) {
  await card(page).getByRole('button', { name: 'Đổi', exact: true }).click();
  const sheet = page.getByRole('dialog');
  if (way !== undefined) await sheet.getByRole('button', { name: way, exact: true }).click();
  await sheet.getByLabel(/^(Đổi thành|Bao nhiêu)/).fill(to);
  await sheet.getByLabel('Vì sao đổi?').fill(why);
  return () => sheet.getByRole('button', { name: 'Ghi lại' }).click();
}

/** Each browser's change goes to a node of its own; both leave once both are there. */
async function raced(changes: readonly (readonly [Page, () => Promise<void>])[]) {
  const leftAtMs: number[] = [];
  const waiting: (() => void)[] = [];
  const passes = async (route: Route, node: string) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length === changes.length) for (const go of waiting) go();
    });
    leftAtMs.push(performance.now());
    const request = route.request();
    const { pathname } = new URL(request.url());
    // It is a page of that node's own, then.
    const headers = { ...(await request.allHeaders()), origin: node };
    await route.fulfill({ response: await route.fetch({ url: `${node}${pathname}`, headers }) });
  };
  const at = nodes();
  for (const [index, [page]] of changes.entries())
    await page.route('**/stock-changes', (route) => passes(route, at[index] ?? ''), { times: 1 });
  await Promise.all(changes.map(([, send]) => send()));
  return Math.max(...leftAtMs) - Math.min(...leftAtMs);
}

describe('the stock room, from two places', () => {
  step('whoever keeps the caps finds the offers of the show, the helper on a phone', async () => {
    await host.page.goto(`${stage.market.ready.url}/studio/stock`);
    await lan.page.getByRole('link', { name: 'Mở kho' }).click();
    for (const { page } of [host, lan]) await reads(page, 'Mức bán', '2.000 kg');
  });

  step('of two who change one cap at once, on two nodes, one wins and the other is shown both', async () => {
    const [byHost, byLan] = [
      await write(host.page, { to: '1.960 kg', why: 'cân lại' }),
      await write(lan.page, { to: '1.980 kg', why: 'hái thêm' }),
    ];
    const apartMs = await raced([
      [host.page, byHost],
      [lan.page, byLan],
    ]);
    expect(apartMs).toBeLessThan(50);
    const isTold = (page: Page) => page.getByText(/Người khác vừa đặt/).count();
    await until(async () => (await isTold(host.page)) + (await isTold(lan.page)) > 0, {
      withinMs: 15_000,
      what: 'the loser to be told',
    });
    const told = await Promise.all([isTold(host.page), isTold(lan.page)]);
    expect([...told].sort()).toEqual([0, 1]);
    const [loser, winner] = told[0] === 1 ? [host.page, lan.page] : [lan.page, host.page];
    const [theirs, mine] = loser === host.page ? ['1.980 kg', '1.960 kg'] : ['1.960 kg', '1.980 kg'];
    await see(loser, `Người khác vừa đặt ${theirs}, còn bạn muốn ${mine}`);
    await reads(winner, 'Mức bán', theirs);
    await loser.getByRole('button', { name: `Đặt ${mine}` }).click();
    for (const page of [loser, winner]) await reads(page, 'Mức bán', mine);
  });

  step('without a network a change is written, shown as waiting, and made once when it is back', async () => {
    await (
      await write(host.page, { to: '1.990 kg', why: 'cân lại' })
    )();
    for (const { page } of [host, lan]) await reads(page, 'Mức bán', '1.990 kg');
    await lan.page.context().setOffline(true);
    await (
      await write(lan.page, { way: 'Hàng hỏng', to: '20 kg', why: 'rơi một sọt' })
    )();
    await (
      await write(lan.page, { to: '1.970 kg', why: 'hái không kịp' })
    )();
    await see(lan.page, 'Chờ mạng');
    await see(lan.page, 'Hỏng 20 kg');
    await (
      await write(host.page, { to: '1.950 kg', why: 'trời mưa' })
    )();
    await reads(host.page, 'Mức bán', '1.950 kg');
    await reads(host.page, 'Chưa bày', '50 kg');
    await lan.page.context().setOffline(false);
    await reads(host.page, 'Chưa bày', '30 kg');
    await see(lan.page, 'Người khác vừa đặt 1.950 kg, còn bạn muốn 1.970 kg');
    await lan.page.getByRole('button', { name: 'Giữ 1.950 kg' }).click();
    await lan.page.getByText(/Người khác vừa đặt/).waitFor({ state: 'detached' });
    await reads(lan.page, 'Mức bán', '1.950 kg');
  });

  step('a big change waits: a second person sees who asks and why, and agrees', async () => {
    await (
      await write(lan.page, { to: '500 kg', why: 'mưa đá rụng hết' })
    )();
    await see(host.page, 'Lan xin đổi: mưa đá rụng hết');
    await reads(host.page, 'Mức bán', '1.950 kg');
    await see(lan.page, /phải có người thứ hai đồng ý/);
    expect(await card(lan.page).getByRole('button', { name: 'Đồng ý' }).count()).toBe(0);
    await card(host.page).getByRole('button', { name: 'Đồng ý' }).click();
    for (const { page } of [host, lan]) await reads(page, 'Mức bán', '500 kg');
  });

  step('what is spoiled, and that nothing is left, is on the viewers’ screens at once', async () => {
    await (
      await write(lan.page, { way: 'Hàng hỏng', to: '1.580 kg', why: 'mưa đá' })
    )();
    await reads(host.page, 'Mức bán', '400 kg');
    await card(lan.page).getByRole('button', { name: 'Đổi', exact: true }).click();
    await lan.page.getByRole('dialog').getByLabel('Vì sao đổi?').fill('chờ cân lại');
    await lan.page.getByRole('dialog').getByRole('button', { name: 'Báo hết hàng' }).click();
    await card(lan.page).getByText('Hết hàng').waitFor();
    await hoa.page
      .getByText(/Hết hàng/i)
      .first()
      .waitFor();
    await card(lan.page).getByRole('button', { name: 'Đổi', exact: true }).click();
    await lan.page.getByRole('dialog').getByLabel('Vì sao đổi?').fill('cân xong');
    await lan.page.getByRole('dialog').getByRole('button', { name: 'Bán lại' }).click();
    await card(lan.page).getByText('Đang bán').waitFor();
    await card(host.page).getByRole('button', { name: 'Ai đã đổi gì' }).click();
    for (const words of ['cân xong', 'chờ cân lại', 'mưa đá rụng hết', 'rơi một sọt'])
      await host.page.getByRole('dialog').getByText(words).waitFor();
    await host.page.keyboard.press('Escape');
  });

  step(
    'a buyer who wants more than everybody may have asks, and is told the answer where she buys',
    async () => {
      await hoa.page.getByRole('button', { name: /^Mua/ }).first().click();
      const sheet = hoa.page.getByRole('dialog');
      await sheet.getByRole('button', { name: 'Xin mua nhiều hơn' }).click();
      await sheet
        .getByRole('group', { name: 'Muốn mua tất cả' })
        .getByRole('button', { name: '60 kg' })
        .click();
      await sheet.getByLabel(/Mua để làm gì/).fill('đám cưới');
      await sheet.getByRole('button', { name: 'Gửi lời xin' }).click();
      await see(hoa.page, 'Bạn đã xin mua 60 kg.');
      const ask = card(lan.page).getByTestId('buyer-ask');
      await ask.filter({ hasText: 'xin mua 60 kg (đã có 0 kg)' }).filter({ hasText: 'đám cưới' }).waitFor();
      await ask.getByRole('button', { name: 'Đồng ý' }).click();
      await see(hoa.page, 'Vườn đồng ý cho bạn mua tới 60 kg.');
      await see(hoa.page, /tối đa 60\skg/i);
      await hoa.page.keyboard.press('Escape');
    },
  );

  step('when the host is out of reach the helper holds the show and says so', async () => {
    await section(lan.page).getByRole('button', { name: 'Giữ phiên thay chủ vườn' }).click();
    await lan.page.getByRole('button', { name: 'Giữ phiên', exact: true }).click();
    await hoa.page.getByTestId('announcement').filter({ hasText: 'Vườn đang mất sóng' }).waitFor();
    await section(lan.page).getByRole('button', { name: 'Trả phiên lại' }).click();
    await hoa.page.getByTestId('announcement').waitFor({ state: 'detached' });
    expect(
      [...host.errors, ...lan.errors].filter((error) => !/409|Failed to load|INTERNET_DISC/.test(error)),
    ).toEqual([]);
  });
});
