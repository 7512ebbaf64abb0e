/** @jest-environment jsdom */
import type { OperatorView } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { OperatorPage } from './operator-page.js';
import { pointsOf } from './sparkline.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const quiet = { sockets: 12, frames: 3, tickMs: 1.4, lateMs: 0, waiting: 0 };
const standing: OperatorView = {
  process: 'a1b2c3d4',
  health: { state: 'ok', parts: { database: 'up', video: 'up', redis: 'off' } },
  shows: [{ slug: 'vai-thieu', title: 'Vải thiều hái sáng nay', watching: 1_204 }],
  lanes: [{ name: 'orders', waiting: 40, lastBatch: 250 }],
  pool: { inUse: 3, idle: 17, waiting: 0 },
  refused: [{ code: 'sold_out', times: 2_310 }],
  seconds: [quiet, { ...quiet, sockets: 5_012, frames: 10 }],
};
const passMs = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

/** The page of an account to whom the market answers these, the last one for ever. */
async function open(...answers: (OperatorView | 'not_allowed' | 'lost')[]) {
  let reads = 0;
  const Around = inMarket({
    operator: () => {
      const answer = answers[Math.min(reads, answers.length - 1)] ?? 'lost';
      reads += 1;
      if (answer === 'lost')
        return Promise.resolve(refuse({ code: 'unavailable', retryAfterMs: 1 } as const));
      return Promise.resolve(answer === 'not_allowed' ? refuse({ code: answer } as const) : accept(answer));
    },
  });
  render(
    <Around>
      <OperatorPage />
    </Around>,
  );
  await passMs(0);
  return { reads: () => reads };
}

describe('the page of who runs the market', () => {
  it('says how the market stands, how many are here and who was refused', async () => {
    await open(standing);
    expect(screen.getByRole('status').textContent).toBe('Chợ chạy tốt');
    expect(screen.getByText('Tin giữa các máy: không dùng')).toBeTruthy();
    expect(screen.getByText('5.012')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Trong một phút qua: từ 12 đến 5.012' })).toBeTruthy();
    expect(screen.getByText('40 đang chờ, mẻ trước 250')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Vải thiều hái sáng nay' }).getAttribute('href')).toBe(
      '/s/vai-thieu',
    );
    expect(screen.getByText('1.204 người xem')).toBeTruthy();
    expect(screen.getByText('sold_out').parentElement?.nextSibling?.textContent).toBe('2.310 lần');
  });

  it('asks anew every two seconds while it is looked at, and not while it is hidden', async () => {
    const { reads } = await open(standing, { ...standing, refused: [], shows: [] });
    await passMs(2_000);
    expect(reads()).toBe(2);
    expect(screen.getByText('Không ai bị từ chối.')).toBeTruthy();
    expect(screen.getByText('Chưa có ai xem phiên nào ở máy này.')).toBeTruthy();
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await passMs(20_000);
    expect(reads()).toBe(2);
    hidden.mockRestore();
    await passMs(2_000);
    expect(reads()).toBe(3);
  });

  it('says which part is broken, and keeps the last numbers while nobody answers', async () => {
    const broken = { state: 'degraded', parts: { database: 'up', video: 'down', redis: 'up' } } as const;
    await open({ ...standing, health: broken }, 'lost');
    await passMs(2_000);
    expect(screen.getByRole('status').textContent).toBe('Chợ vẫn chạy, có chỗ hỏng');
    expect(screen.getByText('Hình và tiếng: hỏng')).toBeTruthy();
    expect(screen.getByText('5.012')).toBeTruthy();
  });

  it('is closed to whom the market does not trust with it, and does not ask on', async () => {
    const { reads } = await open('not_allowed');
    expect(screen.getByRole('alert').textContent).not.toBe('');
    await passMs(20_000);
    expect(reads()).toBe(1);
  });
});

describe('the line of the last minute', () => {
  it('ends at the right with what is now, and lies low while little happens', () => {
    expect(pointsOf([0, 4, 2])).toBe('115.9,31.0 118.0,1.0 120.0,16.0');
    expect(pointsOf([0])).toBe('120.0,31.0');
  });
});
