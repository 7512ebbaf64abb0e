import type { ShowView } from '@chophien/contracts';
import { describe, expect } from '@jest/globals';
import { openWindow, see, signIn, type Window } from '@chophien/testing/hands';
import { journey } from './journey.js';
import { Stage } from './stage.js';
import { onAir } from './on-air.js';

const stage = new Stage(['--no-demo']);
const step = journey(() => stage.pages());

describe('a page whose script is slow to come', () => {
  let buyer: Window;
  let show: ShowView;
  const box = () => buyer.page.getByRole('textbox', { name: 'Nhắn vào chợ…' });
  let letGo: () => void = () => undefined;

  /** The page stands drawn; every script of it waits. */
  async function openStill(): Promise<void> {
    const gone = new Promise<void>((done) => (letGo = done));
    await buyer.page.route('**/assets/*.js', async (route) => {
      await gone;
      await route.continue();
    });
    await buyer.page.goto(`${stage.market.ready.url}/s/${show.slug}`, { waitUntil: 'commit' });
    await box().waitFor();
  }

  step('keeps the line that was sent and the button tapped after it, and does both once it can', async () => {
    const host = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    await signIn(host.page, stage.market.ready.url, '0900000101');
    await host.page.getByLabel('Tên phiên').waitFor();
    ({ show } = await onAir(host, 'Vải đường xa'));
    buyer = await openWindow(stage.browser, `${stage.market.ready.url}/orders`);
    await signIn(buyer.page, stage.market.ready.url, '0912000444', 'Cô Sáu');
    await openStill();
    await box().click();
    await buyer.page.keyboard.type('Vải còn nhiều không cô?');
    await buyer.page.keyboard.press('Enter');
    await buyer.page.getByRole('button', { name: /^Giỏ hàng/ }).click();
    letGo();
    await buyer.page.getByTestId('line').getByText('Vải còn nhiều không cô?').waitFor();
    await buyer.page.getByRole('dialog', { name: 'Giỏ hàng của phiên' }).waitFor();
    await buyer.page.keyboard.press('Escape');
    await expect(box().inputValue()).resolves.toBe('');
  });

  step('keeps what is only written', async () => {
    await openStill();
    await box().click();
    await buyer.page.keyboard.type('Cho hai ký');
    letGo();
    await buyer.page.getByRole('button', { name: 'Gửi' }).waitFor();
    await expect(box().inputValue()).resolves.toBe('Cho hai ký');
    await see(buyer.page, 'Vải còn nhiều không cô?');
  });

  step('and hears of the hearts of somebody who has not signed in', async () => {
    const stranger = await openWindow(stage.browser, `${stage.market.ready.url}/s/${show.slug}`);
    const heart = (page: Window['page']) => page.getByRole('button', { name: 'Thả tim' });
    await heart(buyer.page).waitFor();
    await heart(stranger.page).click();
    await heart(stranger.page).press('Enter');
    await stranger.page.getByTestId('heart').first().waitFor({ state: 'attached' });
    await buyer.page.getByTestId('heart').first().waitFor({ state: 'attached' });
    expect([...buyer.errors, ...stranger.errors]).toEqual([]);
  });
});
