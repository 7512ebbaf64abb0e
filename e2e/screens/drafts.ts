import type { Page } from 'playwright-core';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

/** Orders that people write as comments: held, agreed to, asked about, refused, given up. */
export async function photographDrafts(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const storageState = await signedIn(camera, look, url);
  const { context, page, shoot } = await camera.device(look, { storageState });
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  await page.getByTestId('pinned-offer').waitFor();

  const held = await say(page, 'chốt A1 2kg');
  await held.getByRole('timer').waitFor();
  await held.getByRole('button', { name: /^Chốt đơn/ }).waitFor();
  await shoot('draft-held');
  await close(page);
  await page.goto(`${url}/orders`);
  await page.getByText('Chờ bạn chốt').first().waitFor();
  await shoot('orders-draft');
  await page
    .getByRole('link', { name: /Chờ bạn chốt/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Chốt đơn/ }).waitFor();
  await shoot('order-draft');
  await page.goBack();
  await page.goBack();
  await page.getByTestId('pinned-offer').waitFor();

  const agreed = await say(page, 'chot a1 1 ky ruoi');
  await agreed.getByRole('button', { name: /^Chốt đơn/ }).click();
  await agreed.getByText('Đã chốt đơn').waitFor();
  await shoot('draft-agreed');
  await close(page);
  await say(page, 'lấy cho cô vài cân A1 nhé');
  await page.getByText('Bạn muốn lấy thế này phải không?').waitFor();
  await shoot('draft-asks');
  await say(page, 'huỷ a1 nha');
  await page.getByText('Mở đơn của bạn để huỷ', { exact: false }).waitFor();
  await shoot('draft-cancel');
  await giveUpAll(page);
  await context.close();
}

async function say(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Nhắn vào chợ…' }).fill(words);
  await page.keyboard.press('Enter');
  return page.getByRole('dialog');
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** One buyer is photographed again and again, and has a limit. */
function giveUpAll(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const orders = (await (await fetch('/api/v1/orders')).json()) as { id: string }[];
    await Promise.all(orders.map(({ id }) => fetch(`/api/v1/orders/${id}/cancel`, { method: 'POST' })));
  });
}
