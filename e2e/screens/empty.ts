import { RunningMarket } from '@chophien/testing/running-market';
import type { Camera, Look } from './camera.js';
import { wordsOf } from './words.js';

/** A market on its first day: a program of its own, with nothing in it. */
export async function photographEmpty(camera: Camera, looks: readonly Look[]): Promise<void> {
  const market = await RunningMarket.start(['--empty']);
  try {
    for (const look of looks) {
      const { context, page, shoot } = await camera.device(look);
      await page.goto(market.ready.url);
      await page.getByText(wordsOf(look.locale).emptyMarket).waitFor();
      await shoot('market-empty');
      await context.close();
    }
  } finally {
    await market.stop();
  }
}
