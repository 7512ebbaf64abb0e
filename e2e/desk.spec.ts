import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import { beforeAll, describe, expect } from '@jest/globals';
import { openWindow, see, signIn, type Window } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { actsOf } from './acts.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';

const helperPhone = '0911222333';
const wide = { viewport: { width: 1280, height: 800 } };

const stage = new Stage();
let host: Window;
let minh: Window;
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
  const body = { boothId: home.booths[0]?.id, title: 'Vải có người coi', startsAtMs: Date.now() };
  show = await act<ShowView>('/shows', body);
  const lychee = { name: 'Vải loại 1', unit: 'g', priceDong: 40_000, cap: 50_000 };
  await act<OfferView>(`/shows/${show.id}/offers/quick`, lychee);
  await act<ShowView>(`/shows/${show.id}/start`);
  hoa = await openWindow(stage.browser, `${url}/orders`);
  await signIn(hoa.page, url, '0900000103');
  await hoa.page.getByLabel('Mã 6 số').waitFor({ state: 'detached' });
  await hoa.page.goto(`${url}/s/${show.slug}`);
  await hoa.page.getByRole('textbox', { name: 'Nhắn vào chợ…' }).waitFor();
  minh = await openWindow(stage.browser, `${url}/studio/`);
}, 300_000);

const say = async (words: string) => {
  await hoa.page.getByRole('textbox', { name: 'Nhắn vào chợ…' }).fill(words);
  await hoa.page.keyboard.press('Enter');
};
const lineOf = (page: Page, words: string) => page.getByTestId('line').filter({ hasText: words });
const atDesk = (page: Page, words: string) =>
  page.getByTestId('desk-lines').getByRole('button', { name: words });
const part = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });

describe('a show with helpers', () => {
  step('the host gives powers by phone number, before the number has ever signed in', async () => {
    await host.page.goto(`${stage.market.ready.url}/studio/desk/${show.id}`);
    await part(host.page, 'Người giúp').click();
    await host.page.getByLabel('Số điện thoại').fill('0911 222 333');
    await host.page.getByRole('button', { name: 'Giao việc' }).click();
    await host.page.getByTestId('member').filter({ hasText: 'Chưa đăng nhập lần nào' }).waitFor();
  });

  step(
    'the helper signs in on a phone, finds the show, and sees its talk and nothing that was not given',
    async () => {
      await signIn(minh.page, stage.market.ready.url, helperPhone, 'Minh');
      await minh.page.getByRole('link', { name: /Vải có người coi/ }).click();
      await minh.page.getByRole('heading', { name: 'Bàn coi phiên' }).waitFor();
      expect(await part(minh.page, 'Người giúp').count()).toBe(0);
    },
  );

  step(
    'a line taken away by keys alone is gone from every screen, and its writer is told by which rule',
    async () => {
      await say('Sang gian bên kia mua rẻ hơn');
      await lineOf(hoa.page, 'Sang gian bên kia').waitFor();
      await atDesk(host.page, 'Sang gian bên kia').waitFor();
      await atDesk(minh.page, 'Sang gian bên kia').waitFor();
      await minh.page.getByRole('heading', { name: 'Bàn coi phiên' }).click();
      await minh.page.keyboard.press('k');
      await minh.page.keyboard.press('d');
      await minh.page.getByRole('dialog').getByLabel('Nói rõ thêm').fill('mời khách đi chỗ khác');
      await minh.page.keyboard.press('Enter');
      await lineOf(hoa.page, 'Sang gian bên kia').waitFor({ state: 'detached' });
      await atDesk(host.page, 'Sang gian bên kia').waitFor({ state: 'detached' });
      await see(hoa.page, 'Tin của bạn đã được gỡ khỏi màn hình.');
      await see(hoa.page, /nhắn rác, nhắn đi nhắn lại \(mời khách đi chỗ khác\)/);
    },
  );

  step(
    'the writer appeals; a moderator sees it without reload, lifts the act, and the line is back',
    async () => {
      await hoa.page.getByRole('button', { name: 'Tôi thấy chưa đúng' }).click();
      await hoa.page.getByLabel(/Bạn kể lại giúp/).fill('Tôi chỉ so giá thôi mà');
      await hoa.page.getByRole('button', { name: 'Gửi khiếu nại' }).click();
      await see(hoa.page, 'Đã nhận khiếu nại của bạn');
      await part(host.page, 'Khiếu nại \\(1\\)').click();
      await host.page.getByTestId('appeal').getByLabel('Câu trả lời').fill('Xin lỗi chị, gỡ nhầm.');
      await host.page.getByRole('button', { name: 'Gỡ lại cho họ' }).click();
      await lineOf(hoa.page, 'Sang gian bên kia').waitFor();
      await see(hoa.page, 'Người coi phiên đã gỡ lại việc này');
      await hoa.page.getByRole('button', { name: 'Đã hiểu' }).click();
    },
  );

  step('every line held: its writer knows that it waits, a moderator lets it through', async () => {
    await part(host.page, 'Cách nhắn').click();
    await host.page.getByLabel('Duyệt mọi tin trước khi hiện').check();
    await host.page.getByRole('button', { name: 'Ghi cách nhắn' }).click();
    await see(host.page, 'Đã ghi, mọi màn hình đã theo.');
    await say('Mai còn vải không cô');
    await see(hoa.page, 'Tin của bạn đang chờ người coi phiên đọc rồi mới hiện ra.');
    await part(minh.page, 'Chờ duyệt \\(1\\)').click();
    expect(await lineOf(hoa.page, 'Mai còn vải không cô').count()).toBe(0);
    await minh.page.getByTestId('held').getByRole('button', { name: 'Cho hiện', exact: true }).click();
    await lineOf(hoa.page, 'Mai còn vải không cô').waitFor();
  });

  step('an announcement stands on every screen', async () => {
    await host.page.getByLabel('Tin báo treo trên chuyện trò').fill('Giao từ thứ Bảy');
    await host.page.getByRole('button', { name: 'Treo tin báo' }).click();
    await hoa.page.getByTestId('announcement').filter({ hasText: 'Giao từ thứ Bảy' }).waitFor();
  });

  step('powers withdrawn in the middle of typing: the act is refused, and the page says why', async () => {
    await atDesk(minh.page, 'Mai còn vải không cô').click();
    await minh.page.getByRole('button', { name: 'Trả lời riêng' }).click();
    await minh.page.getByLabel('Chỉ người này đọc được').fill('Dạ còn');
    const before = await hoa.page.evaluate(
      async () => ((await (await fetch('/api/v1/me/replies')).json()) as []).length,
    );
    await part(host.page, 'Người giúp').click();
    await host.page.getByRole('button', { name: 'Rút quyền' }).click();
    await host.page.getByRole('alertdialog').getByRole('button', { name: 'Rút quyền' }).click();
    await see(host.page, 'Chưa giao cho ai.');
    await minh.page.getByText('Quyền coi phiên này của bạn vừa được rút.').waitFor();
    const after = await hoa.page.evaluate(
      async () => ((await (await fetch('/api/v1/me/replies')).json()) as []).length,
    );
    expect(after).toBe(before);
  });

  step('who is banned hears it in words, keeps watching, and the log tells all of it', async () => {
    await atDesk(host.page, 'Mai còn vải không cô').click();
    await host.page.keyboard.press('b');
    await host.page.getByRole('dialog').getByRole('button', { name: 'Xúc phạm' }).click();
    await host.page.getByRole('button', { name: 'Chặn người này' }).click();
    await see(hoa.page, 'Bạn bị chặn nhắn ở đây.');
    await say('Sao chặn tôi');
    await see(hoa.page, /Người coi phiên đã chặn bạn ở đây/);
    await part(host.page, 'Nhật ký').click();
    await host.page.getByTestId('logged').filter({ hasText: 'Chặn' }).first().waitFor();
    expect(await host.page.getByTestId('logged').count()).toBeGreaterThanOrEqual(6);
    expect([...host.errors, ...hoa.errors].filter((error) => !/40[39]|Failed to load/.test(error))).toEqual(
      [],
    );
  });
});
