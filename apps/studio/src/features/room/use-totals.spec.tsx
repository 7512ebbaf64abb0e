/** @jest-environment jsdom */
import type { StudioOrderView } from '@chophien/contracts';
import { accept } from '@chophien/domain';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { aQuietLive, aStudioShow } from './for-specs.js';
import { LiveContext } from './live-context.js';
import { useTotals } from './use-totals.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const order = (at: number): StudioOrderView => ({
  id: `order-${at}`,
  code: 'ABCD-1234',
  state: 'confirmed',
  isDraft: false,
  offerId: 'offer-1',
  offerCode: 'A1',
  name: 'Vải thiều',
  unit: 'g',
  amount: 1_000,
  totalDong: 57_000,
  buyerName: 'Lan',
  placedAtMs: at,
});

it('reads what the show has sold while orders keep coming, and no oftener than it may', async () => {
  let read = 0;
  const shown = aStudioShow();
  const Around = inMarket({
    studioShow: () => {
      read += 1;
      return Promise.resolve(accept({ ...shown, totals: { ...shown.totals, orders: read } }));
    },
  });
  const live = aQuietLive();
  const { result } = renderHook(() => useTotals(shown), {
    wrapper: ({ children }) => (
      <Around>
        <LiveContext value={live}>{children}</LiveContext>
      </Around>
    ),
  });
  for (let at = 1; at <= 20; at += 1) {
    act(() => live.store.tell({ type: 'studio.read', orders: [order(at)] }));
    await act(() => jest.advanceTimersByTimeAsync(500));
  }
  // Ten seconds of orders, two a second: one reading in a second and a half.
  expect(result.current.orders).toBeGreaterThanOrEqual(6);
  expect(read).toBeLessThanOrEqual(8);
});
