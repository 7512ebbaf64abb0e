import type { Page } from 'playwright-core';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

/** An order on a line that has fallen silent: sent again and again, then waiting, over its sheet and over the show. */
export async function photographOutbox(camera: Camera, look: Look, url: string): Promise<void> {
  const storageState = await signedIn(camera, look, url);
  const { context, page, shoot } = await camera.device(look, { storageState });
  const silence = await makeSilencer(page);
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
  await sheet.getByRole('button', { name: /^Đặt mua/ }).waitFor();
  silence();
  await sheet.getByRole('button', { name: /^Đặt mua/ }).click();
  await sheet.getByText('Mạng chập chờn').waitFor();
  await shoot('buy-waiting');
  await page.getByText('1 lệnh đang chờ').waitFor({ timeout: 25_000 });
  await shoot('buy-outbox');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await shoot('show-outbox');
  // Never heard again: the order that waited goes with its device.
  await context.close();
}

/** Nothing arrives from then on, and nobody hangs up. */
async function makeSilencer(page: Page): Promise<() => void> {
  let isSilent = false;
  await page.routeWebSocket(/socket\.io/, (line) => {
    const server = line.connectToServer();
    line.onMessage((message) => (isSilent ? undefined : server.send(message)));
    server.onMessage((message) => (isSilent ? undefined : line.send(message)));
  });
  await page.route('**/api/v1/**', (route) => (isSilent ? undefined : route.continue()));
  return () => {
    isSilent = true;
  };
}
