import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountMax, deliveryDong, goodsDong, priceDongMax } from './money.js';

describe('the price of an amount', () => {
  it('is rounded once, half up, to the whole đồng', () => {
    // By hand: 32.000 × 2,5 = 80.000; 33.333 × 0,5 = 16.666,5 → 16.667; 1 × 0,499 = 0,499 → 0; 1 × 0,5 → 1.
    expect([
      goodsDong(32_000, 2_500, 'g'),
      goodsDong(33_333, 500, 'g'),
      goodsDong(1, 499, 'g'),
      goodsDong(1, 500, 'g'),
    ]).toEqual([80_000, 16_667, 0, 1]);
    expect(goodsDong(450_000, 3, 'piece')).toBe(1_350_000);
  });

  it('is exact within half a đồng over the whole range, where a float would not be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: priceDongMax }),
        fc.integer({ min: 0, max: amountMax }),
        (price, grams) => {
          const exact = BigInt(price) * BigInt(grams);
          const rounded = BigInt(goodsDong(price, grams, 'g')) * 1_000n;
          expect(rounded - exact <= 500n && rounded - exact > -500n).toBe(true);
        },
      ),
    );
  });

  it('never falls when the price or the weight rises', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.nat(1_000),
        (price, grams, more) => {
          expect(goodsDong(price + more, grams, 'g')).toBeGreaterThanOrEqual(goodsDong(price, grams, 'g'));
          expect(goodsDong(price, grams + more, 'g')).toBeGreaterThanOrEqual(goodsDong(price, grams, 'g'));
        },
      ),
    );
  });

  it('takes no fraction and nothing below zero', () => {
    expect(() => goodsDong(32_000, 0.5, 'g')).toThrow('whole');
    expect(() => goodsDong(-1, 500, 'g')).toThrow('whole');
    expect(() => goodsDong(priceDongMax + 1, 1, 'g')).toThrow('bound');
  });
});

describe('delivery', () => {
  it('charges the first kilos once and every kilo begun after them', () => {
    const prices = { firstGrams: 2_000, firstDong: 30_000, nextKgDong: 6_000 };
    expect([0, 2_000, 2_001, 3_000, 3_001, 10_000].map((grams) => deliveryDong(prices, grams))).toEqual([
      30_000, 30_000, 36_000, 36_000, 42_000, 78_000,
    ]);
  });
});
