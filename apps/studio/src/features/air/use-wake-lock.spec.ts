/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { useWakeLock } from './use-wake-lock.js';

/** A phone that counts how often its screen was asked to stay lit, and let go. */
function phone() {
  const asked: string[] = [];
  Object.defineProperty(navigator, 'wakeLock', {
    configurable: true,
    value: {
      request: async (what: string) => {
        asked.push(what);
        return { release: async () => void asked.push('released') };
      },
    },
  });
  const turn = (visibilityState: string) =>
    act(async () => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibilityState });
      document.dispatchEvent(new Event('visibilitychange'));
    });
  return { asked, turn };
}

afterEach(cleanup);

describe('the screen on air', () => {
  it('stays lit, is asked for again when the host comes back to the page, and let go at the end', async () => {
    const { asked, turn } = phone();
    await turn('visible');
    const { unmount } = renderHook(() => useWakeLock());
    await turn('hidden');
    expect(asked).toEqual(['screen']);
    await turn('visible');
    expect(asked).toEqual(['screen', 'screen']);
    unmount();
    expect(asked.at(-1)).toBe('released');
  });
});
