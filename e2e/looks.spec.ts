import { describe, expect } from '@jest/globals';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { journey } from './journey.js';
import { Stage } from './stage.js';

/** `ACCEPT_LOOKS=1 npm test -- looks` takes today's look as the one to keep. */
const accepts = process.env['ACCEPT_LOOKS'] === '1';
const kept = new URL('looks/', import.meta.url);
const failures = new URL('failures/', import.meta.url);
/** Letters are drawn a little differently from one build of the browser to the next. */
const differentShareMax = 0.00005;

const pixelsOf = (picture: Buffer | string) =>
  sharp(picture, { limitInputPixels: false }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });

const stage = new Stage();
const step = journey(() => []);

describe('every part in every state', () => {
  for (const width of [768, 1280])
    step(`looks as it was kept, at ${width} px`, async () => {
      const context = await stage.browser.newContext({
        viewport: { width, height: 800 },
        locale: 'vi-VN',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`${stage.market.ready.url}/studio/ui`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const photo = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
      await context.close();
      const file = fileURLToPath(new URL(`ui-${width}.png`, kept));
      if (accepts) {
        mkdirSync(kept, { recursive: true });
        await sharp(photo).png({ palette: true, effort: 8 }).toFile(file);
      }
      expect(existsSync(file)).toBe(true);
      const [now, before] = [await pixelsOf(photo), await pixelsOf(file)];
      expect([now.info.width, now.info.height]).toEqual([before.info.width, before.info.height]);
      const { width: across, height: down } = now.info;
      const diff = Buffer.alloc(now.data.length);
      const differs = pixelmatch(before.data, now.data, diff, across, down, { threshold: 0.15 });
      const share = differs / (across * down);
      if (share > differentShareMax) {
        mkdirSync(failures, { recursive: true });
        writeFileSync(new URL(`ui-${width}-now.png`, failures), photo);
        const raw = { width: across, height: down, channels: 4 } as const;
        await sharp(diff, { raw })
          .png()
          .toFile(fileURLToPath(new URL(`ui-${width}-differs.png`, failures)));
      }
      expect(share).toBeLessThanOrEqual(differentShareMax);
    });
});
