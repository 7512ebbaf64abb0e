import { it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

const folder = new URL('failures/', import.meta.url);

/**
 * Steps of one story: each stands on the one before, so after a failed one the rest fail at once instead of waiting
 * for what cannot come. A failed step leaves a picture of every open page in `e2e/failures`.
 */
export function journey(pages: () => readonly Page[]) {
  let broken: string | undefined;
  return (name: string, step: () => Promise<void>, withinMs = 60_000) => {
    it(
      name,
      async () => {
        if (broken) throw new Error(`not reached: “${broken}” failed before`);
        try {
          await step();
        } catch (fault) {
          broken = name;
          await photograph(pages(), name);
          throw fault;
        }
      },
      withinMs,
    );
  };
}

async function photograph(pages: readonly Page[], name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const words = name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60);
  for (const [at, page] of pages.entries()) {
    if (!page.isClosed()) await page.screenshot({ path: new URL(`${words}-${at}.png`, folder).pathname });
  }
}
