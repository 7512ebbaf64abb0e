import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const sizes = {
  360: { width: 360, height: 740 },
  768: { width: 768, height: 1024 },
  1280: { width: 1280, height: 800 },
};
export type Size = keyof typeof sizes;
export type Look = { size: Size; theme: 'light' | 'dark'; locale: 'vi-VN' | 'en-GB' | 'fr-FR' };
/** What a device keeps: that it is signed in, for one. */
export type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;
export type Shot = { name: string; look: Look; file: string; faults: string[] };

/** As in the file's name: `360`, `768-dark`, `360-fr`. */
export function nameOf({ size, theme, locale }: Look): string {
  const language = locale.slice(0, 2);
  return [size, theme === 'dark' && 'dark', language !== 'vi' && language].filter(Boolean).join('-');
}

/** Takes pictures of pages and notes what is wrong with them: errors, accessibility, text that overflows, small targets. */
export class Camera {
  readonly shots: Shot[] = [];

  constructor(
    readonly browser: Browser,
    private readonly folder: string,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** A fresh device of this look, or one that keeps what another did. Page errors of its pages are kept with the next picture. */
  async device(
    look: Look,
    more: { permissions?: string[]; userAgent?: string; storageState?: Kept } = {},
  ): Promise<{ context: BrowserContext; page: Page; shoot: (name: string) => Promise<void> }> {
    const context = await this.browser.newContext({
      viewport: sizes[look.size],
      locale: look.locale,
      colorScheme: look.theme,
      permissions: ['camera', 'microphone'],
      reducedMotion: 'reduce',
      // The audit is handed to the page; the page's own policy would refuse it as a script of somebody else's.
      bypassCSP: true,
      ...more,
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(`page error: ${error.error().message}`));
    const shoot = (name: string) => this.shoot(page, name, look, errors.splice(0));
    return { context, page, shoot };
  }

  private async shoot(page: Page, name: string, look: Look, errors: string[]): Promise<void> {
    const file = `${name}-${nameOf(look)}.png`;
    const faults = [
      ...errors,
      ...(await overflows(page)),
      ...(await smallTargets(page)),
      ...(await violations(page)),
    ];
    const photo = await page.screenshot();
    // Few colours: hundreds of pictures are kept with the code.
    await sharp(photo).png({ palette: true, effort: 7 }).toFile(join(this.folder, file));
    this.shots.push({ name, look, file, faults });
    console.log(
      `${faults.length === 0 ? 'fine ' : 'FAULT'}  ${file}${faults.map((fault) => `\n       ${fault}`).join('')}`,
    );
  }
}

/** Text that is cut off: wider than its box, in a box that is no scroller and no clamp with its full text at hand. */
function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth <= 1) return [];
      if ((element.textContent ?? '').trim() === '') return [];
      const style = getComputedStyle(element);
      if (/auto|scroll/.test(style.overflowX) || style.display === 'inline' || style.clip !== 'auto')
        return [];
      if (style.textOverflow === 'ellipsis' && (element.title || element.closest('a, button, [aria-label]')))
        return [];
      if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return [];
      return [
        `overflows: <${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 60)}`,
      ];
    }),
  );
}

/** What a thumb must hit and cannot: under 44 px, links inside a sentence apart. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, [role="button"]')].flatMap(
      (element) => {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || box.height === 0 || getComputedStyle(element).visibility === 'hidden')
          return [];
        if (
          element.matches('a') &&
          element.closest('p, li > span') &&
          getComputedStyle(element).display === 'inline'
        )
          return [];
        if (element.closest('[inert], [aria-hidden="true"]') || box.bottom < 0 || box.right < 0) return [];
        const words = `${element.getAttribute('aria-label') ?? element.textContent ?? ''}`
          .trim()
          .slice(0, 40);
        return box.width < 43.5 || box.height < 43.5
          ? [`small target ${Math.round(box.width)}×${Math.round(box.height)}: ${words}`]
          : [];
      },
    ),
  );
}

/** WCAG 2.2 A and AA, as far as a machine can see them. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  // The marks by which a menu hands the keyboard's focus on are focusable and hidden on purpose: nothing rests on them.
  // As text: the page's own types know nothing of the audit that was just handed to it.
  return page.evaluate<string[]>(`axe
    .run({ exclude: ['[data-base-ui-focus-guard]'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.map((fault) =>
      'axe ' + fault.id + ': ' + fault.nodes.map((node) => String(node.target)).join(', ').slice(0, 120)))`);
}
