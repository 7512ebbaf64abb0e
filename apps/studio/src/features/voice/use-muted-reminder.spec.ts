/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, renderHook } from '@testing-library/react';
import { InVietnamese } from '../../app/for-specs.js';
import { useMutedReminder } from './use-muted-reminder.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('a shut microphone', () => {
  it('is called to mind every half minute, until it is open again', () => {
    const said: string[] = [];
    const say = (text: string) => said.push(text);
    const { rerender } = renderHook(({ muted }) => useMutedReminder(muted, say), {
      initialProps: { muted: false },
      wrapper: InVietnamese,
    });
    jest.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
    rerender({ muted: true });
    jest.advanceTimersByTime(29_000);
    expect(said).toEqual([]);
    jest.advanceTimersByTime(31_000);
    expect(said).toEqual(Array(2).fill('Micrô đang tắt, khách không nghe thấy bạn'));
    rerender({ muted: false });
    jest.advanceTimersByTime(90_000);
    expect(said).toHaveLength(2);
  });
});
