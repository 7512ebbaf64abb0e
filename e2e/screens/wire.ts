import { seePictureMove } from '@chophien/testing/hands';
import type { Camera, Look } from './camera.js';

/** Hearts, moving and still, and a show whose live line cannot be had. */
export async function photographWire(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  await photographHearts(camera, look, url);
  await photographNoLine(camera, look, url);
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
