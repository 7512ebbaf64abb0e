import { afterAll, beforeAll } from '@jest/globals';
import { openBrowser } from '@chophien/testing/browser';
import { RunningMarket } from '@chophien/testing/running-market';
import type { Browser, Page } from 'playwright-core';

/** What a story is played on: the market as an operator starts it, and a browser. There from before its first step until after its last. */
export class Stage {
  private readonly ends: (() => unknown)[] = [];
  private opened: { market: RunningMarket; browser: Browser } | undefined;

  /** Arguments and settings of `npm start`. */
  constructor(args: readonly string[] = [], settings: NodeJS.ProcessEnv = {}) {
    beforeAll(() => this.open(args, settings), 240_000);
    afterAll(() => this.close(), 60_000);
  }

  get market(): RunningMarket {
    return this.standing.market;
  }

  get browser(): Browser {
    return this.standing.browser;
  }

  /** Before the market goes: what was opened beside it. */
  onEnd(end: () => unknown): void {
    this.ends.push(end);
  }

  /** Every page that is open. */
  pages(): Page[] {
    return this.opened?.browser.contexts().flatMap((context) => context.pages()) ?? [];
  }

  private get standing() {
    if (!this.opened) throw new Error('the stage is not set yet');
    return this.opened;
  }

  private async open(args: readonly string[], settings: NodeJS.ProcessEnv): Promise<void> {
    const market = await RunningMarket.start(args, undefined, settings);
    const browser = await openBrowser();
    if (browser) this.opened = { market, browser };
    else {
      await market.stop();
      throw new Error('no Chromium: install the packages in tools/debian-packages.txt');
    }
  }

  private async close(): Promise<void> {
    for (const end of this.ends) await end();
    await this.opened?.browser.close();
    await this.opened?.market.stop();
  }
}
