import { describe, expect } from '@jest/globals';
import { openWindow, signIn, type Window } from '@chophien/testing/hands';
import { actsOf } from './acts.js';
import { journey } from './journey.js';
import { onAir } from './on-air.js';
import { Stage } from './stage.js';

const stage = new Stage();
const step = journey(() => stage.pages());

/** Somebody with an address, in the show. */
async function arrive(phone: string, name: string, slug: string): Promise<Window> {
  const window = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
  await signIn(window.page, stage.market.ready.url, phone, name);
  await window.page.getByText('Bạn chưa mua gì.').waitFor();
  await actsOf(window.page)('/addresses', {
    ...{ recipient: name, phone, communeCode: '00577', line: 'Số 5 ngõ 12' },
  });
  await window.page.goto(`${stage.market.ready.url}/s/${slug}`);
  await window.page.getByTestId('pinned-offer').waitFor();
  return window;
}

describe('from the wait-list to an order', () => {
  let host: Window;
  let hoa: Window;
  let lan: Window;

  step('one buyer takes the last of it', async () => {
    host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    await signIn(host.page, stage.market.ready.url, '0900000101');
    await host.page.getByLabel('Tên phiên').waitFor();
    const lastTwoKilos = { name: 'Vải cuối vườn', priceDong: 40_000, cap: 2_000 };
    const { slug } = (await onAir(host, 'Mẻ vải cuối vườn', lastTwoKilos)).show;
    [hoa, lan] = [await arrive('0912000111', 'Chị Hoa', slug), await arrive('0912000222', 'Chị Lan', slug)];
    await hoa.page.getByRole('button', { name: 'Mua', exact: true }).click();
    const sheet = hoa.page.getByRole('dialog');
    await sheet.getByRole('button', { name: /^2\s?kg$/ }).click();
    await sheet.getByRole('button', { name: /^Đặt mua/ }).click();
    await hoa.page.getByTestId('order-placed').waitFor();
  });

  step('the other one joins the line for it, and is told the place', async () => {
    await lan.page.getByTestId('pinned-offer').getByRole('button', { name: 'Xếp hàng chờ' }).click();
    const sheet = lan.page.getByRole('dialog');
    await sheet.getByText('Chưa ai xếp hàng').waitFor();
    await sheet.getByRole('button', { name: /^2\s?kg$/ }).click();
    await sheet.getByRole('button', { name: /^Xếp hàng chờ 2\s?kg$/ }).click();
    await sheet.getByText(/^Bạn đứng đầu hàng, chờ 2\s?kg$/).waitFor();
    await lan.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  step('the first one gives it back, and it is the other one’s turn, by itself', async () => {
    await hoa.page.getByRole('link', { name: 'Xem đơn' }).click();
    await hoa.page.getByRole('button', { name: 'Huỷ đơn' }).click();
    await hoa.page.getByRole('alertdialog').getByRole('button', { name: 'Huỷ đơn' }).click();
    await hoa.page.getByText('Đơn đã huỷ.', { exact: false }).waitFor();
    await lan.page.getByText(/^Giữ cho bạn 2\s?kg trong 5\s?phút$/).waitFor();
    // Nobody else is offered what is held for her.
    await hoa.page.goBack();
    await hoa.page.getByTestId('pinned-offer').getByRole('button', { name: 'Xếp hàng chờ' }).waitFor();
  });

  step('her turn is there after the page was loaded anew, and is an order by one tap', async () => {
    await lan.page.reload();
    const sheet = lan.page.getByRole('dialog');
    await sheet.getByText(/^Giữ cho bạn 2\s?kg trong 5\s?phút$/).waitFor();
    await sheet.getByRole('timer').waitFor();
    await sheet.getByRole('button', { name: /^Chốt đơn/ }).click();
    await sheet.getByText('Đã chốt đơn').waitFor();
    await lan.page.goto(`${stage.market.ready.url}/orders`);
    await lan.page.getByRole('link', { name: /Vải cuối vườn, 2\s?kg/ }).waitFor();
    expect([...host.errors, ...hoa.errors, ...lan.errors]).toEqual([]);
  });
});
