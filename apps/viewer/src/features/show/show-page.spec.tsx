/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InVietnamese } from '@chophien/ui/in-vietnamese';
import { act, cleanup, render, screen } from '@testing-library/react';
import { Suspense, use } from 'react';
import { createMarket } from '../../app/create-market.js';
import { MarketContext } from '../../app/market.js';
import { snapshot } from '../../testing/a-show.js';
import { ShowPage } from './show-page.js';

const planned = { ...snapshot, show: { ...snapshot.show, state: 'planned' as const } };

beforeEach(() => {
  const narrow = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
  globalThis.matchMedia = () => narrow as unknown as MediaQueryList;
  Element.prototype.scrollTo = () => undefined;
  globalThis.ResizeObserver = class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
});
afterEach(cleanup);

describe('the page of a show that it came with', () => {
  it('has it, though React throws the first drawing away', async () => {
    const market = createMarket();
    market.take({ at: 'show', snapshot: planned, drawnAtMs: 1 });
    const late = Promise.resolve();
    let drawings = 0;
    const Late = () => {
      drawings += 1;
      use(late);
      return null;
    };
    await act(async () => {
      render(
        <MarketContext value={market}>
          <InVietnamese>
            <Suspense>
              <ShowPage slug="vai" />
              <Late />
            </Suspense>
          </InVietnamese>
        </MarketContext>,
      );
      await late;
    });
    expect(screen.getByRole('heading', { name: 'Vải sáng nay' })).toBeTruthy();
    expect(drawings).toBeGreaterThan(1);
  });
});
