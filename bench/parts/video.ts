import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { until } from '@chophien/testing';
import type { Browser, Page } from 'playwright-core';

const require = createRequire(import.meta.url);
// The first language: a reader of another one fetches its words beside these (about 4 kB).
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'vi-VN' };

/**
 * Notes when the first decoded frame was painted, in ms since the navigation began. Runs before the page's own code,
 * and is text because a page knows nothing of what a compiler adds to functions.
 */
const noteFirstFrame = {
  content: `(() => {
    const seen = new WeakSet();
    (function look() {
      for (const video of document.querySelectorAll('video')) {
        if (seen.has(video)) continue;
        seen.add(video);
        video.requestVideoFrameCallback((now) => { window.firstFrameMs ??= now; });
      }
      if (!('firstFrameMs' in window)) requestAnimationFrame(look);
    })();
  })()`,
};

/** Opens a page in a fresh browser profile and answers when its first frame was painted. */
export async function firstFrameMs(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    await page.addInitScript(noteFirstFrame);
    await page.goto(url);
    return await firstFrameOf(page);
  } finally {
    await context.close();
  }
}

/** Asked again and again by evaluation: the page's policy forbids what waiting inside it would need. */
function firstFrameOf(page: Page): Promise<number> {
  const ask = () => page.evaluate(() => ('firstFrameMs' in window ? Number(window.firstFrameMs) : 0));
  return until(ask, { withinMs: 30_000, everyMs: 20, what: 'a first frame' });
}

/** Floor: a page that holds nothing but livekit-client and its token. */
export class BarePage {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async serve(seat: () => Promise<{ url: string; token: string }>): Promise<BarePage> {
    const library = readFileSync(require.resolve('livekit-client'));
    const server = createServer((request, response) => {
      if (request.url === '/livekit.js') {
        response.setHeader('content-type', 'text/javascript');
        response.end(library);
        return;
      }
      void seat().then(({ url, token }) => {
        response.setHeader('content-type', 'text/html');
        response.end(`<!doctype html><video autoplay muted playsinline style="width:100%"></video><script src="/livekit.js"></script><script>
          const room = new LivekitClient.Room({ adaptiveStream: true, dynacast: true });
          room.on('trackSubscribed', (track) => track.kind === 'video' && track.attach(document.querySelector('video')));
          room.connect(${JSON.stringify(url)}, ${JSON.stringify(token)});
        </script>`);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new BarePage(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** How old the picture is when it is shown: the time written into each frame against the clock, in ms. */
export function glassToGlass(page: Page, samples: number): Promise<number[]> {
  return page.evaluate(async (count) => {
    const video = document.querySelector('video');
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!video || !context) return [];
    const ages: number[] = [];
    while (ages.length < count) {
      await new Promise((next) => video.requestVideoFrameCallback(next));
      [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
      context.drawImage(video, 0, 0);
      const shownAtMs = Date.now();
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let drawnAtMs = 0;
      for (let cell = 0; cell < 48; cell += 1) {
        const x = Math.floor(((cell % 12) + 0.5) * (canvas.width / 12));
        const y = Math.floor(canvas.height - (4 - Math.floor(cell / 12) - 0.5) * (canvas.height / 32));
        drawnAtMs = drawnAtMs * 2 + ((data[(y * canvas.width + x) * 4 + 1] ?? 0) > 127 ? 1 : 0);
      }
      if (Math.abs(shownAtMs - drawnAtMs) < 60_000) ages.push(shownAtMs - drawnAtMs);
    }
    return ages;
  }, samples);
}

/** Notes when the price stood on the page, looking once a frame. */
const notePrice = {
  content: `(function look() {
    if (/\\d\\sđ\\/kg/.test(document.body?.innerText ?? '')) window.priceMs = performance.now();
    else requestAnimationFrame(look);
  })()`,
};

/** Brotli bytes of the scripts that a page had asked for when the price stood on it, and when the first frame did. */
export async function scriptBytes(
  browser: Browser,
  url: string,
): Promise<{ beforePrice: number; firstFrame: number }> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.addInitScript(noteFirstFrame);
  await page.addInitScript(notePrice);
  await page.goto(url);
  const firstFrameAtMs = await firstFrameOf(page);
  const priceAtMs = await page.evaluate(() => ('priceMs' in window ? Number(window.priceMs) : Number.NaN));
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => /\.js$/.test(new URL(entry.name).pathname))
      .map((entry) => ({ url: entry.name, askedAtMs: entry.startTime })),
  );
  await context.close();
  const askedBefore = (atMs: number) => scripts.filter((one) => one.askedAtMs < atMs).map((one) => one.url);
  return {
    beforePrice: await brotliBytes(askedBefore(priceAtMs)),
    firstFrame: await brotliBytes(askedBefore(firstFrameAtMs)),
  };
}

async function brotliBytes(urls: readonly string[]): Promise<number> {
  const { request } = await import('node:http');
  const sizes = [...new Set(urls)].map(
    (url) =>
      new Promise<number>((done, failed) => {
        request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
          let bytes = 0;
          response.on('data', (chunk: Buffer) => (bytes += chunk.length));
          response.on('end', () => done(bytes));
        })
          .on('error', failed)
          .end();
      }),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
