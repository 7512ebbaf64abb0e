import type { ShowView } from '@chophien/contracts';
import { describe, expect } from '@jest/globals';
import { openWindow, signIn, type Window } from '@chophien/testing/hands';
import { journey } from './journey.js';
import { onAir } from './on-air.js';
import { Stage } from './stage.js';
import { say } from './say.js';

const stage = new Stage();
const step = journey(() => stage.pages());

describe('a yes by phone', () => {
  let host: Window;
  let tu: Window;
  let show: ShowView;

  step('a buyer writes what she wants, and does not find the button', async () => {
    host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    await signIn(host.page, stage.market.ready.url, '0900000101');
    await host.page.getByLabel('Tên phiên').waitFor();
    ({ show } = await onAir(host, 'Vải cho người lớn tuổi'));
    await host.page.goto(`${stage.market.ready.url}/studio/shows/${show.id}`);
    tu = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
    await signIn(tu.page, stage.market.ready.url, '0912000333', 'Cô Tư');
    await tu.page.goto(`${stage.market.ready.url}/s/${show.slug}`);
    await tu.page.getByTestId('pinned-offer').waitFor();
    await say(tu.page, 'chốt A1 2kg');
    await tu.page.getByRole('dialog').getByRole('timer').waitFor();
  });

  step('her host sees that she waits and for how long, her number all but its ends hidden', async () => {
    await host.page.getByRole('button', { name: /^1 đơn chờ khách chốt/ }).click();
    const row = host.page.getByRole('dialog').getByRole('listitem');
    await row.getByText('Cô Tư').waitFor();
    const said = (await row.textContent())?.replaceAll('\u00A0', ' ');
    expect(said).toMatch(/091•••••33\d\d:\d\d2 kg Vải thiều \(A1\)/);
    await row.getByRole('button').click();
  });

  step('and writes her yes down while she is on the phone, by the keyboard alone', async () => {
    const sheet = host.page.getByRole('dialog');
    await sheet
      .getByRole('region', { name: 'Đọc cho khách nghe' })
      .getByText('64.000', { exact: false })
      .waitFor();
    await sheet.getByRole('heading', { name: 'Ghi đơn giúp Cô Tư' }).waitFor();
    const { keyboard } = host.page;
    await keyboard.press('Tab');
    await keyboard.type('Bà Tư');
    await keyboard.press('Tab');
    await keyboard.type('0912 345 678');
    const province = sheet.getByRole('searchbox', { name: 'Chọn tỉnh, thành phố' });
    await province.waitFor();
    await keyboard.press('Tab');
    await keyboard.type('bac ninh');
    await keyboard.press('Enter');
    const commune = sheet.getByRole('searchbox', { name: 'Chọn xã, phường' });
    await commune.waitFor();
    await keyboard.type('nham bien');
    await keyboard.press('Enter');
    await sheet.getByRole('button', { name: 'Đổi Xã, phường, đặc khu' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.type('Thôn Đông');
    await keyboard.press('Enter');
    await sheet.getByText('Đã chốt giúp khách').waitFor();
    await sheet.getByText('Bà Tư · 0912345678').waitFor();
  });

  step('it is an order on her page at once, and nobody else has read her number', async () => {
    await tu.page.getByRole('dialog').getByText('Đã chốt đơn').waitFor();
    await tu.page.getByRole('link', { name: 'Xem đơn' }).click();
    await tu.page.getByText('Bà Tư').first().waitFor();
    await tu.page.getByText('Thôn Đông', { exact: false }).first().waitFor();
    const read = await fetch(`${stage.market.ready.url}/api/v1/shows/${show.slug}`);
    expect(await read.text()).not.toMatch(/Bà Tư|912\s?345\s?678|0912000333/);
    expect([...host.errors, ...tu.errors]).toEqual([]);
  });
});
