import { seePictureMove, signIn } from '@chophien/testing/hands';
import type { Camera, Look } from './camera.js';
import { photographBeyondTheRow } from './front-row.js';
import { photographOutbox } from './outbox.js';

/** How the market stands; hearts, moving and still; a show whose live line cannot be had, one whose line falls, one that is full. */
export async function photographWire(camera: Camera, look: Look, url: string): Promise<void> {
  await photographOperator(camera, look, url);
  if (look.locale !== 'vi-VN') return;
  await photographHearts(camera, look, url);
  await photographNoLine(camera, look, url);
  await photographOutbox(camera, look, url);
  await photographBeyondTheRow(camera, look);
}

async function photographOperator(camera: Camera, look: Look, url: string): Promise<void> {
  const inVietnamese = await camera.device({ ...look, locale: 'vi-VN' });
  await inVietnamese.page.goto(`${url}/studio/`);
  await signIn(inVietnamese.page, url, '0900000109');
  await inVietnamese.page.getByRole('link', { name: 'Trông chợ' }).waitFor();
  if (look.locale === 'vi-VN') await inVietnamese.shoot('studio-home-operator');
  const storageState = await inVietnamese.context.storageState();
  const { context, page, shoot } = await camera.device(look, { storageState });
  await page.goto(`${url}/studio/operator`);
  await page.locator('h1').waitFor();
  await shoot('studio-operator');
  for (const each of [context, inVietnamese.context]) await each.close();
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
  await page.waitForFunction(() => {
    const card = document.querySelector('[data-testid="pinned-offer"]')?.getBoundingClientRect().top ?? 0;
    return [...document.querySelectorAll('[data-testid="heart"]')].some(
      (one) => one.getBoundingClientRect().bottom < card - 20,
    );
  });
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
