import { seePictureMove } from '@chophien/testing/hands';
import type { RunningMarket } from '@chophien/testing/running-market';
import type { Page } from 'playwright-core';
import { makeSleeper } from '../sleep.js';
import type { Camera, Look } from './camera.js';
import { wordsOf, type ScreenWords } from './words.js';

type Shoot = (name: string) => Promise<void>;

/** Who has no picture, by choice or not, and who comes back to a tab that slept. */
export async function photographAway(camera: Camera, look: Look, market: RunningMarket): Promise<void> {
  const words = wordsOf(look.locale);
  const { context, page, shoot } = await camera.device(look);
  const tab = await makeSleeper(page);
  await page.goto(market.ready.url);
  await page.locator('a[href^="/s/"]').first().click();
  await seePictureMove(page);
  await photographSoundOnly(page, words, shoot);
  await tab.sleep();
  await tab.wake('slow');
  await page.getByText(words.back).waitFor();
  await shoot('show-coming-back');
  tab.reach();
  await page.getByText(words.back).waitFor({ state: 'detached' });
  await photographNoVideo(page, words, { shoot, market });
  await context.close();
}

async function photographSoundOnly(page: Page, words: ScreenWords, shoot: Shoot): Promise<void> {
  await page.getByRole('button', { name: words.view, exact: true }).click();
  await page.getByRole('dialog').getByText(words.sound).first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words.seeAgain }).waitFor();
  await shoot('show-sound-only');
  await page.getByRole('button', { name: words.seeAgain }).click();
  await seePictureMove(page);
}

/** The media server is gone for as long as its own program needs to start it again. */
async function photographNoVideo(
  page: Page,
  words: ScreenWords,
  { shoot, market }: { shoot: Shoot; market: RunningMarket },
): Promise<void> {
  const { livekit } = market.ready.pids;
  if (livekit === null) throw new Error('this market has no video to lose');
  process.kill(livekit, 'SIGKILL');
  await page.getByText(words.noVideo).waitFor();
  await shoot('show-no-video');
  // The next pictures are of moving pictures: the seller's camera has found its way back by then.
  await seePictureMove(page, 60_000);
}
