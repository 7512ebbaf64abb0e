import { seePictureMove, signIn } from '@chophien/testing/hands';
import type { Camera, Look } from './camera.js';
import { wordsOf } from './words.js';

/** The viewer's screens in one look: from the market to an order, and what is not as usual. */
export async function photographWatching(camera: Camera, look: Look, url: string): Promise<void> {
  const words = wordsOf(look.locale);
  const { context, page, shoot } = await camera.device(look);
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().waitFor();
  await shoot('market');
  await page.locator('a[href^="/s/"]').first().click();
  await seePictureMove(page);
  await shoot('show');
  const pinned = page.getByTestId('pinned-offer');
  await pinned.getByRole('button', { name: words.facts }).click();
  await page.getByRole('dialog').getByText('0000000001').waitFor();
  await shoot('show-facts');
  await page.getByRole('button', { name: words.close }).first().click();
  if (look.size < 1024) {
    await page.getByRole('button', { name: words.bag }).click();
    await page.getByRole('dialog').waitFor();
    await shoot('show-bag');
    await page.getByRole('button', { name: words.close }).first().click();
  }
  await pinned.getByRole('button', { name: words.buy, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.getCode }).waitFor();
  await shoot('buy-signed-out');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: words.write }).fill('Vải hôm nay ngọt không cô?');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: words.getCode }).waitFor();
  await shoot('chat-signed-out');
  await page.goto(`${url}/orders`);
  await page.getByRole('button', { name: words.getCode }).waitFor();
  await shoot('sign-in');
  if (look.locale === 'vi-VN') {
    await signIn(page, url, '0900000103');
    // A page that is left at once takes the answer to its code with it.
    await page.getByRole('button', { name: 'Vào chợ' }).waitFor({ state: 'detached' });
  }
  await page.goto(`${url}/s/mo-hop-tra-nam-sao`);
  await page.getByRole('timer').waitFor();
  await shoot('show-before');
  await page.goto(`${url}/b/vai-yen-dung`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot('booth');
  await page.locator('a[href^="/p/"]').first().click();
  await page.getByText('0000000001').waitFor();
  await shoot('product');
  await page.goto(`${url}/khong-co`);
  await page.getByRole('heading').first().waitFor();
  await shoot('not-found');
  if (look.locale === 'vi-VN') await photographBuying(page, shoot, url);
  await context.close();
}

async function photographBuying(
  page: Parameters<typeof seePictureMove>[0],
  shoot: (name: string) => Promise<void>,
  url: string,
): Promise<void> {
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  await seePictureMove(page);
  await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
  await sheet.getByRole('button', { name: 'Đặt mua' }).waitFor();
  await shoot('buy');
  await sheet.getByRole('button', { name: /^Đặt mua/ }).click();
  await page.getByTestId('order-placed').waitFor();
  await shoot('buy-placed');
  await sheet.getByRole('link', { name: 'Xem đơn' }).click();
  await page.getByRole('button', { name: 'Huỷ đơn' }).waitFor();
  await shoot('order');
  await page.goto(`${url}/orders`);
  await page.getByRole('link', { name: /Đơn/ }).first().waitFor();
  await shoot('orders');
}
