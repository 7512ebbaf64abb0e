import { until } from './until.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What a person can do with a page, in words of the page. The only request of our own reads a code from the inbox. */
export const phoneSize = { width: 360, height: 740 };

export type Window = { context: BrowserContext; page: Page; errors: string[] };

export async function openWindow(
  browser: Browser,
  url: string,
  { viewport = phoneSize, locale = 'vi-VN' } = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport,
    locale,
    permissions: ['camera', 'microphone'],
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  return { context, page, errors };
}

async function codeFor(url: string, phone: string, before: string | undefined): Promise<string> {
  return until(
    async () => {
      const reply = await fetch(`${url}/dev/inbox.json?phone=${phone}`);
      const code = reply.ok ? ((await reply.json()) as { code: string }).code : undefined;
      return code !== before && code;
    },
    { what: `a code for ${phone}` },
  );
}

/** Types the phone, reads the code, types it, and the name when it is asked for; ends when the page has let them in. */
export async function signIn(page: Page, url: string, phone: string, name?: string): Promise<void> {
  const reply = await fetch(`${url}/dev/inbox.json?phone=${phone}`);
  const before = reply.ok ? ((await reply.json()) as { code: string }).code : undefined;
  await page.getByLabel('Số điện thoại').fill(phone);
  await page.getByRole('button', { name: 'Nhận mã' }).click();
  await page.getByLabel('Mã 6 số').fill(await codeFor(url, phone, before));
  await page.getByRole('button', { name: 'Vào chợ' }).click();
  await page.getByLabel('Mã 6 số').waitFor({ state: 'hidden' });
  if (name === undefined) return;
  await page.getByLabel('Bạn tên gì?').fill(name);
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.getByLabel('Bạn tên gì?').waitFor({ state: 'hidden' });
}

export async function framesDecoded(page: Page): Promise<number> {
  return page.evaluate(
    () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
  );
}

/** The picture moves: more than ten new frames. A picture that starts anew counts its frames anew, so a smaller count is a new start. */
export async function seePictureMove(page: Page, withinMs = 30_000): Promise<void> {
  let from = await until(() => framesDecoded(page), { withinMs, what: 'a first frame' });
  const moves = async () => {
    const now = await framesDecoded(page);
    from = Math.min(from, now);
    return now > from + 10;
  };
  await until(moves, { withinMs, what: 'more frames' });
}

export async function see(page: Page, text: string | RegExp, withinMs = 10_000): Promise<void> {
  await page.getByText(text).first().waitFor({ state: 'visible', timeout: withinMs });
}
