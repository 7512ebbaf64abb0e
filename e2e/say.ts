import type { Page } from 'playwright-core';

/** Writes into the talk. What is sent before the page is alive is sent by nobody: it is waited for. */
export async function say(page: Page, line: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Nhắn vào chợ…' });
  const drawn = await box.elementHandle();
  await page.waitForFunction(
    (element) => element !== null && Object.keys(element).some((key) => key.startsWith('__react')),
    drawn,
  );
  await box.fill(line);
  await box.press('Enter');
}
