import { seePictureMove } from '@chophien/testing/hands';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

/** Hearts, a line that cannot be had, and what waits for a network. */
export async function photographWire(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  await photographHearts(camera, look, url);
  await photographNoLine(camera, look, url);
  const storageState = await signedIn(camera, look, url);
  const { context, page, shoot } = await camera.device(look, { storageState });
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  await page.waitForFunction(async () =>
    (await indexedDB.databases()).some(({ name }) => name === 'chophien-outbox'),
  );
  await context.setOffline(true);
  const box = page.getByRole('textbox', { name: 'Nhắn vào chợ…' });
  await box.fill('Vải còn nhiều không cô?');
  await box.press('Enter');
  await page.getByText('1 lệnh đang chờ').waitFor({ timeout: 30_000 });
  await shoot('outbox-waiting');
  await context.close();
}

async function photographHearts(camera: Camera, look: Look, url: string): Promise<void> {
  const { context, page, shoot } = await camera.device(look);
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  await seePictureMove(page);
  const heart = page.getByRole('button', { name: 'Thả tim' });
  await heart.click();
  await page.getByRole('img', { name: /tim$/ }).waitFor();
  await shoot('show-hearts-still');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await heart.click();
  await heart.click();
  await heart.click();
  await shoot('show-hearts');
  await context.close();
}

async function photographNoLine(camera: Camera, look: Look, url: string): Promise<void> {
  const { context, page, shoot } = await camera.device(look);
  await context.routeWebSocket(/socket\.io/, (line) => void line.close());
  await context.route('**/socket.io/**', (route) => route.abort());
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  await page.getByText('Chưa nối được đường trực tiếp').waitFor({ timeout: 20_000 });
  await shoot('show-no-line');
  await context.close();
}
