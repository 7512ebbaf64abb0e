import { describe, expect, it } from '@jest/globals';
import { settableClock } from './clock.js';
import { until } from './until.js';

describe('until', () => {
  it('answers what came in the end', async () => {
    let asked = 0;
    const answer = await until(() => (++asked === 3 ? `after ${asked}` : undefined));
    expect(answer).toBe('after 3');
  });

  it('says what it last saw when the time is up', async () => {
    await expect(until(() => false, { withinMs: 20, what: 'the show' })).rejects.toThrow(
      'the show did not come within 20 ms; last seen: false',
    );
  });

  it('outlives errors of the condition', async () => {
    let asked = 0;
    const condition = () => {
      asked += 1;
      if (asked < 2) throw new Error('not yet');
      return true;
    };
    await expect(until(condition)).resolves.toBe(true);
  });
});

describe('a settable clock', () => {
  it('moves only when told', () => {
    const clock = settableClock(1_000);
    clock.advance(500);
    expect([clock.nowMs(), clock.nowMs()]).toEqual([1_500, 1_500]);
  });
});
