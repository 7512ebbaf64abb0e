import { describe, expect, it } from '@jest/globals';
import { gatherHearts, gatherMs } from './gather.js';

function aThumb(taken = true) {
  const sent: number[] = [];
  const waiting: (() => void)[] = [];
  const waits: number[] = [];
  const hearts = gatherHearts({
    send: (count) => {
      sent.push(count);
      return Promise.resolve(taken);
    },
    later: (act, ms) => {
      waiting.push(act);
      waits.push(ms);
    },
  });
  const tap = (times: number) => Array.from({ length: times }).forEach(() => hearts.tap());
  const pass = async () => {
    waiting.splice(0).forEach((act) => act());
    await Promise.resolve();
    await Promise.resolve();
  };
  return { ...hearts, tap, sent, waits, pass };
}

describe('hearts from a quick thumb', () => {
  it('go together after half a second, and no more than the market takes', async () => {
    const { tap, pass, sent, waits } = aThumb();
    tap(3);
    await pass();
    tap(31);
    await pass();
    await pass();
    expect([sent, waits]).toEqual([
      [3, 20],
      [gatherMs, gatherMs],
    ]);
  });

  it('are not seen a second time when they come back with those of others', async () => {
    const { tap, pass, othersOf } = aThumb();
    tap(4);
    expect(othersOf(2)).toBe(2);
    await pass();
    expect([othersOf(3), othersOf(5), othersOf(2)]).toEqual([0, 4, 2]);
  });

  it('are waited for by nobody when they were not taken', async () => {
    const { tap, pass, othersOf } = aThumb(false);
    tap(4);
    await pass();
    expect(othersOf(2)).toBe(2);
  });
});
