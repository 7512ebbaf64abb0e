import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dongPerKgOf, referenceDongOf, referenceFor, upliftOf, type SoldBeside } from './uplift.js';

const sold = (over: Partial<SoldBeside> = {}): SoldBeside => ({
  grams: 200_000,
  goodsDong: 6_400_000,
  deliveryBorneDong: 0,
  referenceDongPerKg: 26_600,
  ...over,
});

describe('what a market brings beside the trader', () => {
  it('is 5.400 đ a kilogram where 200 kg went at 32.000 and the trader pays 26.600', () => {
    const uplift = upliftOf([sold()], 0);
    // 6.400.000 − 200 × 26.600 = 6.400.000 − 5.320.000.
    expect(uplift).toEqual({
      ...{ grams: 200_000, goodsDong: 6_400_000, referenceDong: 5_320_000, grossDong: 1_080_000 },
      ...{ deliveryBorneDong: 0, feeDong: 0, netDong: 1_080_000 },
    });
    expect(dongPerKgOf(1_080_000, 200_000)).toBe(5_400);
  });

  it('is less by the delivery that the booth bears and by a fee on the goods, rounded once', () => {
    // 333 g for 10.657 đ: the trader would pay 8.857,8; 2,5 % of 10.657 are 266,425.
    const uplift = upliftOf([sold({ grams: 333, goodsDong: 10_657, deliveryBorneDong: 500 })], 250);
    expect(uplift).toMatchObject({ referenceDong: 8_858, grossDong: 1_799, feeDong: 266, netDong: 1_033 });
    // Two lots of 10 đ at 5 % are half a đồng each, and one đồng together.
    const small = sold({ grams: 1_000, goodsDong: 10, referenceDongPerKg: 5 });
    expect(upliftOf([small, small], 500)).toMatchObject({ grossDong: 10, feeDong: 1, netDong: 9 });
  });

  it('is said as it is where the trader pays more', () => {
    const uplift = upliftOf([sold({ grams: 3_000, goodsDong: 60_000, referenceDongPerKg: 20_500 })], 0);
    expect(uplift).toMatchObject({ grossDong: -1_500, netDong: -1_500 });
    expect(dongPerKgOf(-1_500, 3_000)).toBe(-500);
    // −0,5 is a half, and goes up.
    expect([dongPerKgOf(1, 2_000), dongPerKgOf(-1, 2_000), dongPerKgOf(-3, 2_000)]).toEqual([1, 0, -1]);
  });

  it('is nothing at all where nothing is sold', () => {
    expect(upliftOf([], 0)).toBeNull();
    expect(upliftOf([sold({ grams: 0, goodsDong: 0 })], 500)).toBeNull();
  });

  it('is the sum of its lots to the đồng, and what big numbers say is what exact arithmetic says', () => {
    const lot = fc.record({
      grams: fc.integer({ min: 1, max: 1_000_000_000 }),
      goodsDong: fc.integer({ min: 0, max: 100_000_000_000_000 }),
      deliveryBorneDong: fc.integer({ min: 0, max: 1_000_000 }),
      referenceDongPerKg: fc.integer({ min: 1, max: 100_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 5 }), fc.nat({ max: 10_000 }), (lots, fee) => {
        const all = upliftOf(lots, fee);
        const gross = lots.map((one) => upliftOf([one], 0)?.grossDong ?? NaN);
        expect(all?.grossDong).toBe(gross.reduce((sum, one) => sum + one, 0));
        expect(all && all.netDong + all.feeDong + all.deliveryBorneDong).toBe(all?.grossDong);
        const halfUp = (over: bigint, by: bigint) => Number((2n * over + by) / (2n * by));
        expect(all?.feeDong).toBe(halfUp(BigInt(all?.goodsDong ?? 0) * BigInt(fee), 10_000n));
        for (const { referenceDongPerKg: dong, grams } of lots)
          expect(referenceDongOf(dong, grams)).toBe(halfUp(BigInt(dong) * BigInt(grams), 1_000n));
      }),
    );
  });
});

describe('the trader’s price that a lot is compared with', () => {
  const written = (id: string, over = {}) => ({
    ...{ id, varietyFolded: 'vai thieu', provinceCode: '24', communeCode: null, replaces: null },
    ...{ day: '2026-06-12', atMs: 1, ...over },
  });
  const lot = { varietyFolded: 'vai thieu', provinceCode: '24', communeCodes: ['07000'] };
  const chosen = (...all: ReturnType<typeof written>[]) => referenceFor(all, lot, '2026-06-12')?.id;

  it('is of its variety and its place, and is never guessed', () => {
    expect(chosen(written('a'))).toBe('a');
    expect(
      chosen(written('a', { varietyFolded: 'vai' }), written('b', { provinceCode: '31' })),
    ).toBeUndefined();
    expect(chosen(written('a', { communeCode: '07001' }))).toBeUndefined();
    expect(referenceFor([written('a')], { ...lot, provinceCode: null }, '2026-06-12')).toBeUndefined();
  });

  it('is the newest day’s of the last three, never tomorrow’s; then the commune’s; then what was written last', () => {
    const yesterday = written('b', { day: '2026-06-11', communeCode: '07000' });
    expect(chosen(written('a'), yesterday)).toBe('a');
    expect(chosen(yesterday, written('c', { day: '2026-06-13' }))).toBe('b');
    expect(chosen(written('a', { day: '2026-06-09' }))).toBe('a');
    expect(chosen(written('a', { day: '2026-06-08' }))).toBeUndefined();
    expect(chosen(written('a', { atMs: 9 }), written('b', { communeCode: '07000' }))).toBe('b');
    expect(chosen(written('a', { atMs: 1 }), written('b', { atMs: 2 }))).toBe('b');
  });

  it('is not what somebody has corrected since, wherever the correction is of', () => {
    expect(chosen(written('a'), written('b', { replaces: 'a', day: '2026-06-11' }))).toBe('b');
    expect(chosen(written('a'), written('b', { replaces: 'a', varietyFolded: 'u hong' }))).toBeUndefined();
  });
});
