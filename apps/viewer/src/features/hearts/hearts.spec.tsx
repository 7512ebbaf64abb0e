/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { scriptedMarket } from '../../testing/scripted-market.js';
import { Hearts } from './hearts.js';
import { floatingMax } from './use-hearts.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

/** A device that wants things to move, or not. */
async function shown({ isStill = false } = {}) {
  window.matchMedia = ((query: string) => ({
    matches: isStill && query.includes('reduce'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as unknown as typeof matchMedia;
  const market = await scriptedMarket([]);
  render(<Hearts />, { wrapper: market.Around });
  const button = await screen.findByRole('button', { name: 'Thả tim' });
  const come = (hearts: number) =>
    act(() =>
      market.live.store.tell({
        type: 'show.frame',
        fact: { showId: 'show-1', atMs: 2, every: [], latest: [{ kind: 'show.reacted', hearts }] },
      }),
    );
  return { ...market, button, come, inTheAir: () => screen.queryAllByTestId('heart').length };
}

describe('hearts over the picture', () => {
  it('rise at the tap, go to the market together, and are not seen twice', async () => {
    const { button, come, inTheAir, reacted } = await shown();
    jest.useFakeTimers();
    for (let tap = 0; tap < 3; tap += 1) fireEvent.click(button);
    expect([inTheAir(), reacted]).toEqual([3, []]);
    await act(() => jest.advanceTimersByTimeAsync(500));
    expect(reacted).toEqual([3]);
    come(5);
    expect(inTheAir()).toBe(5);
  });

  it('are no more at once than a screen can bear, and go when they have risen', async () => {
    const { come, inTheAir } = await shown();
    come(900);
    expect(inTheAir()).toBe(floatingMax);
    screen.getAllByTestId('heart').forEach((heart) => fireEvent.animationEnd(heart));
    expect(inTheAir()).toBe(0);
  });

  it('are a figure where nothing may move', async () => {
    const { come, inTheAir } = await shown({ isStill: true });
    come(12);
    expect([inTheAir(), screen.getByRole('img', { name: '12 tim' }).textContent]).toEqual([0, '12']);
  });
});
