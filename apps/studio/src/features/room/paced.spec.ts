import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { paced } from './paced.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function reader() {
  const begunMs: number[] = [];
  const answers: (() => void)[] = [];
  const read = () => {
    begunMs.push(Date.now() - startMs);
    return new Promise<void>((answer) => answers.push(answer));
  };
  const startMs = Date.now();
  const { ask, stop } = paced(read, 2_000);
  const answered = async () => {
    answers.shift()?.();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { ask, stop, answered, begunMs };
}

describe('a sum that is read again', () => {
  it('is read at once, and in a rush once in two seconds, the last change included', async () => {
    const sum = reader();
    sum.ask();
    expect(sum.begunMs).toEqual([0]);
    for (let order = 0; order < 100; order += 1) sum.ask();
    await sum.answered();
    await jest.advanceTimersByTimeAsync(1_999);
    expect(sum.begunMs).toEqual([0]);
    await jest.advanceTimersByTimeAsync(1);
    expect(sum.begunMs).toEqual([0, 2_000]);
    await sum.answered();
    await jest.advanceTimersByTimeAsync(10_000);
    // Nothing has changed since: nothing is asked.
    expect(sum.begunMs).toEqual([0, 2_000]);
    sum.ask();
    expect(sum.begunMs).toEqual([0, 2_000, 12_000]);
  });

  it('is read no more once the page is left', async () => {
    const sum = reader();
    sum.ask();
    sum.ask();
    await sum.answered();
    sum.stop();
    await jest.advanceTimersByTimeAsync(10_000);
    sum.ask();
    expect(sum.begunMs).toEqual([0]);
  });
});
