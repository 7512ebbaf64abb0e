import { describe, expect, it } from '@jest/globals';
import { chipsOf, mostOf, neighbour, sumsOf } from './amounts.js';

const lychees = { unit: 'g', step: 500, minimum: 1_000, left: 7_200, perBuyer: null } as const;

describe('how much to take', () => {
  it('offers 1, 2, 5 and 10 kg where the steps allow', () => {
    expect(chipsOf(lychees)).toEqual([1_000, 2_000, 5_000, 10_000]);
  });
  it('offers the offer’s own steps where they do not', () => {
    expect(chipsOf({ ...lychees, minimum: 3_000, step: 3_000 })).toEqual([3_000, 6_000, 9_000, 15_000]);
  });
  it('goes no further than what is left or what one buyer may have', () => {
    expect(mostOf(lychees)).toBe(7_000);
    expect(mostOf({ ...lychees, perBuyer: 4_000 })).toBe(4_000);
    expect(neighbour(lychees, 7_000, 'more')).toBeUndefined();
    expect(neighbour(lychees, 1_000, 'less')).toBeUndefined();
    expect(neighbour(lychees, 1_000, 'more')).toBe(1_500);
  });
  it('adds delivery to the goods: the first kilograms, then each one begun', () => {
    const facts = { delivery: { firstGrams: 2_000, firstDong: 20_000, nextKgDong: 5_000 }, pieceGrams: null };
    expect(sumsOf({ priceDong: 32_000, unit: 'g' }, 2_500, facts)).toEqual({
      goodsDong: 80_000,
      deliveryDong: 25_000,
      totalDong: 105_000,
    });
  });
});
