import type { Browser, Page } from 'playwright-core';

type Desk = { url: string; showId: string; cookie: string };
export type Worked = { interactionsMs: number[]; chatNodesMax: number };

const cpuSlowness = 4;
const rounds = 6;

/** Notes each interaction's longest event; text, as a page knows nothing of compilers. */
const noteInteractions = {
  content: `(() => {
    const noted = (window.worked = { byId: {} });
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId) noted.byId[interactionId] = Math.max(noted.byId[interactionId] ?? 0, duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  })()`,
};

/** Somebody at the desk: goes through the lines by keys, chooses one, opens and leaves what can be done, reads, writes. */
export async function workAtDesk(browser: Browser, { url, showId, cookie }: Desk): Promise<Worked> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  try {
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return { name, value: value.join('='), url };
      }),
    );
    const page = await context.newPage();
    await page.addInitScript(noteInteractions);
    await page.goto(`${url}/studio/desk/${showId}`);
    await page.getByTestId('desk-lines').getByRole('button').first().waitFor();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowness });
    let chatNodesMax = 0;
    for (let round = 0; round < rounds; round += 1) {
      await oneRound(page);
      chatNodesMax = Math.max(chatNodesMax, await page.locator('[data-testid="desk-lines"] *').count());
    }
    const interactionsMs = await page.evaluate(() =>
      Object.values((globalThis as unknown as { worked: { byId: Record<string, number> } }).worked.byId),
    );
    return { interactionsMs, chatNodesMax };
  } finally {
    await context.close();
  }
}

async function oneRound(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).click();
  for (const key of ['k', 'k', 'j', 'k']) await page.keyboard.press(key, { delay: 40 });
  for (const key of ['m', 'd']) {
    await page.keyboard.press(key, { delay: 40 });
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('button').nth(1).click();
    await page.keyboard.press('Escape', { delay: 40 });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Escape', { delay: 40 });
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  await page.getByRole('tab').nth(3).click();
  await page.getByRole('tabpanel').getByRole('textbox').first().pressSequentially('giao mai', { delay: 50 });
}
