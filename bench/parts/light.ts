import { until } from '@chophien/testing';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A cheap phone on 3G+: a quarter of this machine's speed, 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const slowness = { cpu: 4, downBytesPerSecond: 200_000, upBytesPerSecond: 93_750, latencyMs: 150 };
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'vi-VN' };

export type Visit = { lcpMs: number; priceMs: number; readyMs: number };

/** Notes what is painted and when, from before the page's own code; text, as a page knows nothing of compilers. */
const noteVisit = {
  content: `(() => {
    const noted = (window.visit = { lcpMs: 0, priceMs: 0, readyMs: 0, shift: 0, taps: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) noted.lcpMs = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) noted.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) noted.taps.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    const isAlive = (button) => button && Object.keys(button).some((key) => key.startsWith('__reactProps'));
    (function look() {
      if (!noted.priceMs && /\\d\\sđ\\/kg/.test(document.body?.innerText ?? ''))
        requestAnimationFrame(() => (noted.priceMs ||= performance.now()));
      if (!noted.readyMs && isAlive([...document.querySelectorAll('button')].find((each) => each.textContent === 'Mua')))
        noted.readyMs = performance.now();
      if (!noted.priceMs || !noted.readyMs) requestAnimationFrame(look);
    })();
  })()`,
};

type Noted = Visit & { shift: number; taps: number[] };
const noted = (page: Page) => page.evaluate(() => (globalThis as unknown as { visit: Noted }).visit);

async function slowPage(browser: Browser): Promise<{ context: BrowserContext; page: Page; cdp: CDPSession }> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.addInitScript(noteVisit);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slowness.latencyMs,
    downloadThroughput: slowness.downBytesPerSecond,
    uploadThroughput: slowness.upBytesPerSecond,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness.cpu });
  return { context, page, cdp };
}

/** One visit with an empty cache; `readyMs` and `priceMs` are 0 where the page has nothing to buy. */
export async function openSlowly(browser: Browser, url: string): Promise<Visit> {
  const { context, page } = await slowPage(browser);
  try {
    await page.goto(url, { waitUntil: 'load' });
    const hasShop = /\/s\//.test(url);
    await until(
      async () => {
        const visit = await noted(page);
        return visit.lcpMs > 0 && (!hasShop || (visit.readyMs > 0 && visit.priceMs > 0));
      },
      { withinMs: 20_000, everyMs: 100, what: 'the page to be painted and alive' },
    );
    // The largest picture may still be on its way: the figure stands when it has not moved for a second.
    let last = -1;
    await until(
      async () => {
        const { lcpMs } = await noted(page);
        const stands = lcpMs === last;
        last = lcpMs;
        return stands;
      },
      { withinMs: 10_000, everyMs: 1_000, what: 'the largest paint' },
    );
    return await noted(page);
  } finally {
    await context.close();
  }
}

/** The durations of taps that open and close what a buyer opens and closes, in ms. */
export async function interactionMs(browser: Browser, url: string): Promise<number[]> {
  const { context, page } = await slowPage(browser);
  try {
    await page.goto(url);
    await until(async () => (await noted(page)).readyMs, { withinMs: 20_000, what: 'the page to be alive' });
    for (let round = 0; round < 4; round += 1) {
      for (const name of [/^Giỏ hàng/, 'Cách xem', /^Thông tin món/]) {
        await page.getByRole('button', { name }).first().click();
        await page.getByRole('dialog').waitFor();
        await page.getByRole('button', { name: 'Đóng', exact: true }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.getByLabel('Nhắn vào chợ').pressSequentially('ngon', { delay: 60 });
    }
    return await until(async () => (await noted(page)).taps.length > 0 && (await noted(page)).taps, {
      what: 'taps that were measured',
    });
  } finally {
    await context.close();
  }
}

/** How much the page jumps while it comes and while the market talks: the sum of its layout shifts. */
export async function layoutShift(browser: Browser, url: string): Promise<number> {
  const { context, page } = await slowPage(browser);
  try {
    await page.goto(url);
    await until(async () => (await noted(page)).readyMs, { withinMs: 20_000, what: 'the page to be alive' });
    const lines = () => page.locator('[data-testid="line"]').count();
    const before = await lines();
    await until(async () => (await lines()) > Math.min(before + 20, 100), {
      withinMs: 20_000,
      what: 'twenty lines',
    });
    return Math.round((await noted(page)).shift * 10_000) / 10_000;
  } finally {
    await context.close();
  }
}

/** What the page holds once its rubbish has been cleared away. */
export async function heapBytes(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number };
  await cdp.detach();
  return usedSize;
}
