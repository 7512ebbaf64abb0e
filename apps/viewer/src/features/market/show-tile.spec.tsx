/** @jest-environment jsdom */
import type { PinnedCard } from '@chophien/contracts';
import type { PriceRule } from '@chophien/domain';
import { formatsFor } from '@chophien/i18n';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { lychees } from '../../testing/a-show.js';
import { scriptedMarket } from '../../testing/scripted-market.js';
import { ShowTile } from './show-tile.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const nowMs = new Date('2026-06-12T08:00:00Z').getTime();
const { time } = formatsFor('vi');

async function tileOf(rule: PriceRule, part: Partial<PinnedCard> = {}) {
  jest.useFakeTimers({ now: nowMs, doNotFake: ['queueMicrotask', 'nextTick'] });
  const { Around } = await scriptedMarket([]);
  const show = {
    ...{ slug: 'vai', title: 'Vải sáng nay', booth: { slug: 'vuon', name: 'Vườn bà Sáu' } },
    ...{ state: 'live' as const, startsAtMs: 0, picture: '/p', watching: 0 },
    pinned: { ...lychees, rule, ...part },
  };
  render(<ShowTile show={show} />, { wrapper: Around });
  return () => screen.getByRole('link').textContent?.replace(/[\u00A0\u202F]/g, ' ') ?? '';
}

describe('what a show sells, on its tile', () => {
  it('has the price of the flash and its hour, and the usual one once it is over', async () => {
    const untilMs = nowMs + 60_000;
    const seen = await tileOf({ kind: 'flash', fromMs: 0, untilMs, flashDong: 29_000 });
    expect(seen()).toContain(`Giờ vàng29.000 đ/kgđến ${time(untilMs)}`);
    act(() => jest.advanceTimersByTime(60_100));
    expect(seen()).not.toContain('29.000');
    expect(seen()).toContain('32.000 đ/kgGiờ vàng đã hết');
  });

  it('says from when a flash is that has not begun', async () => {
    const fromMs = nowMs + 60_000;
    const seen = await tileOf({ kind: 'flash', fromMs, untilMs: fromMs + 60_000, flashDong: 29_000 });
    expect(seen()).toContain(`29.000 đ/kgtừ ${time(fromMs)}`);
  });

  it('falls with the clock, and says to what and when', async () => {
    const rule = { kind: 'falling_time', fromMs: nowMs, everyMs: 60_000, stepDong: 1_000, floorDong: 30_000 };
    const seen = await tileOf(rule as PriceRule);
    expect(seen()).toContain(`32.000 đ/kgXuống 31.000 đ/kg lúc ${time(nowMs + 60_000)}`);
    act(() => jest.advanceTimersByTime(60_100));
    expect(seen()).toContain('31.000 đ/kgXuống 30.000 đ/kg');
    act(() => jest.advanceTimersByTime(60_100));
    expect(seen()).toContain('30.000 đ/kgĐã xuống mức thấp nhất');
  });

  it('is as low as all that was taken has made it, and at most that', async () => {
    const steps = [{ fromAmount: 10_000, dong: 28_000 }];
    const seen = await tileOf({ kind: 'falling_kilos', steps }, { taken: 12_000 });
    expect(seen()).toContain('Mua chung28.000 đ/kgnhiều nhất');
  });

  it('is the first wholesale price, with how much it asks for', async () => {
    const steps = [{ fromAmount: 50_000, dong: 25_000 }];
    const seen = await tileOf({ kind: 'wholesale', steps });
    expect(seen()).toContain('Giá sỉ25.000 đ/kgBán từ 50 kg');
  });
});
