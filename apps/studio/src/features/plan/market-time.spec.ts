import { describe, expect, it } from '@jest/globals';
import { marketDay, marketTimeMs } from './market-time.js';

describe('the market’s clock', () => {
  it('is Vietnam’s, wherever the phone is', () => {
    expect(marketTimeMs('2026-06-12', '07:30')).toBe(Date.UTC(2026, 5, 12, 0, 30));
    expect(marketTimeMs('2026-12-31', '23:59:00')).toBe(Date.UTC(2026, 11, 31, 16, 59));
    expect(marketDay(Date.UTC(2026, 5, 11, 17, 0))).toBe('2026-06-12');
  });

  it.each([
    ['', '07:30'],
    ['2026-06-12', ''],
    ['2026-02-31', '07:30'],
    ['12/6/2026', '7:30'],
    ['2026-06-12', '25:00'],
  ])('takes %s %s for no time', (day, clock) => {
    expect(marketTimeMs(day, clock)).toBeUndefined();
  });
});
