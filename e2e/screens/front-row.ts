import { RunningMarket } from '@chophien/testing/running-market';
import type { Camera, Look } from './camera.js';

/** What they see for whom no seat before the picture is left: a program of its own, with none. */
export async function photographBeyondTheRow(camera: Camera, look: Look): Promise<void> {
  const market = await RunningMarket.start([], undefined, { FRONT_ROW_MAX: '0' });
  try {
    const { context, page, shoot } = await camera.device(look);
    await page.goto(market.ready.url);
    await page.locator('a[href^="/s/"]').first().click();
    await page.getByText('Chỗ xem video đã kín.').waitFor();
    await page
      .getByRole('img', { name: /^Ảnh vừa chụp/ })
      .last()
      .waitFor({ timeout: 20_000 });
    await shoot('show-still');
    await context.close();
  } finally {
    await market.stop();
  }
}
