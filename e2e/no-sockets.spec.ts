import { describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { openWindow, see, signIn, type Window } from '@chophien/testing/hands';
import { signInWithHome } from './by-hand.js';
import { journey } from './journey.js';
import { Stage } from './stage.js';
import { onAir } from './on-air.js';

const stage = new Stage(['--no-demo']);
const step = journey(() => stage.pages());

/** Hà Nội, its first commune: somewhere that goods can be brought to. */
const home = { recipient: 'Cô Bảy', phone: '0912000555', line: 'Số 5 ngõ 12' };

describe('a buyer whose network lets no live line through', () => {
  let buyer: Window;
  let on: Awaited<ReturnType<typeof onAir>>;
  const pinned = () => buyer.page.getByTestId('pinned-offer');

  step('is told so, and the price moves all the same', async () => {
    const host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    await signIn(host.page, stage.market.ready.url, '0900000101');
    await host.page.getByLabel('Tên phiên').waitFor();
    on = await onAir(host, 'Vải đường xa');
    buyer = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
    await signInWithHome(buyer.page, stage.market.ready.url, home);
    await buyer.context.routeWebSocket(/socket\.io/, (line) => void line.close());
    await buyer.context.route('**/socket.io/**', (route) => route.abort());
    await buyer.page.goto(`${stage.market.ready.url}/s/${on.show.slug}`);
    await see(buyer.page, 'Chưa nối được đường trực tiếp.', 15_000);
    await on.act(`/offers/${on.offer.id}/price`, { priceDong: 29_000 });
    await pinned().getByText('29.000').first().waitFor();
  });

  step('writes, and is read by those who have a line', async () => {
    await buyer.page.getByRole('textbox', { name: 'Nhắn vào chợ…' }).fill('Ở đây mạng yếu quá');
    await buyer.page.keyboard.press('Enter');
    await buyer.page.getByTestId('line').getByText('Ở đây mạng yếu quá').waitFor();
  });

  step('buys, and sees what is left', async () => {
    await pinned().getByRole('button', { name: 'Mua', exact: true }).click();
    const sheet = buyer.page.getByRole('dialog');
    await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
    await sheet.getByRole('button', { name: 'Đặt mua' }).click();
    await see(buyer.page, 'Đã chốt đơn');
    await sheet.getByRole('button', { name: 'Xem tiếp' }).click();
    await see(buyer.page, 'còn 48 kg', 15_000);
  });

  step('asks without any network at all: it waits, plainly, and outlives the page', async () => {
    await pinned().getByRole('button', { name: 'Mua', exact: true }).click();
    const sheet = buyer.page.getByRole('dialog');
    await sheet.getByRole('button', { name: '5 kg', exact: true }).click();
    await sheet.getByRole('button', { name: 'Đặt mua' }).waitFor();
    await buyer.context.setOffline(true);
    await sheet.getByRole('button', { name: 'Đặt mua' }).click();
    await see(buyer.page, 'Mạng chập chờn');
    await see(buyer.page, '1 lệnh đang chờ', 20_000);
    await see(buyer.page, 'Đợi mạng.');
    await see(buyer.page, /Mua 5\skg Vải thiều/);
    await buyer.page.close();
  });

  step('and is carried by the next page, once, and announced', async () => {
    await buyer.context.setOffline(false);
    buyer.page = await buyer.context.newPage();
    await buyer.page.goto(`${stage.market.ready.url}/orders`);
    await see(buyer.page, /^Đã chốt đơn/, 20_000);
    const orders = () => buyer.page.getByRole('link', { name: /Vải thiều/ });
    await until(async () => (await orders().count()) >= 2, { what: 'both orders' });
    const amounts = await buyer.page.evaluate(async () =>
      ((await (await fetch('/api/v1/orders')).json()) as { lines: { amount: number }[] }[]).map(
        ({ lines }) => lines[0]?.amount,
      ),
    );
    expect(amounts).toEqual([5_000, 2_000]);
  });
});
