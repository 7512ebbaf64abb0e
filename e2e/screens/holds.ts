import type { Page } from 'playwright-core';
import type { Camera, Look } from './camera.js';
import { agreeing, signedIn } from './states.js';
import { wordsOf } from './words.js';

const busyMs = 4_000;

/** An order that is paid for beforehand, from a crowded market to the end of its hold. */
export async function photographHolds(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const storageState = await signedIn(camera, look, url);
  const { context, page, shoot } = await camera.device(look, { storageState });
  await turnAwayOnce(page);
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  const sheet = page.getByRole('dialog');
  await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua', exact: true }).click();
  await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
  await sheet.getByText('Trả trước (trả thử)').first().click();
  await shoot('buy-pay-choice');
  await sheet.getByRole('button', { name: /^Đặt mua/ }).click();
  await sheet.getByText(/^Chợ đang đông/).waitFor();
  await shoot('buy-busy');
  // The seller moves the price now and then, down and up again.
  await agreeing(sheet, wordsOf(look.locale), sheet.getByRole('timer'));
  await shoot('buy-held');
  await sheet.getByRole('link', { name: 'Xem đơn' }).click();
  await page.getByRole('button', { name: 'Huỷ đơn' }).waitFor();
  await shoot('order-held');
  const order = page.url();
  await page.goto(`${url}/orders`);
  await page.getByRole('timer').first().waitFor();
  await shoot('orders-held');
  await page.goto(order);
  await page.getByText('Hết giờ giữ hàng').waitFor({ timeout: 60_000 });
  await shoot('order-expired');
  await context.close();
}

/** The first order on this device's line hears that the market is busy; the next ones reach it. */
async function turnAwayOnce(page: Page): Promise<void> {
  let turnedAway = false;
  await page.routeWebSocket(/socket\.io/, (line) => {
    const market = line.connectToServer();
    line.onMessage((message) => {
      const ask = /^42(\d+)\["order\.place"/.exec(String(message))?.[1];
      if (ask === undefined || turnedAway) return market.send(message);
      turnedAway = true;
      const refusal = { code: 'busy', retryAfterMs: busyMs };
      line.send(`43${ask}${JSON.stringify([{ ok: false, refusal }])}`);
    });
  });
}
