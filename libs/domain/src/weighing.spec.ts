import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goodsDong } from './money.js';
import { dueBack } from './price-ends.js';
import {
  calledName,
  isNewest,
  judgeWeight,
  needsRecount,
  packSums,
  readScale,
  splitShort,
  toleratedGrams,
} from './weighing.js';

const usual = { percent: 5, grams: 100 };
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);

describe('what the scale says of a parcel', () => {
  it('fits by five in a hundred or by a hundred grams, whichever is more, to the gram', () => {
    const judged = (asked: number, packed: number) => judgeWeight({ asked, packed, unit: 'g' }, usual);
    // 2 kg: 100 g either way. 10 kg: 500 g. By hand.
    expect([1_899, 1_900, 2_000, 2_100, 2_101].map((packed) => judged(2_000, packed))).toEqual([
      'short',
      'within',
      'within',
      'within',
      'over',
    ]);
    expect([9_499, 9_500, 10_500, 10_501].map((packed) => judged(10_000, packed))).toEqual([
      'short',
      'within',
      'within',
      'over',
    ]);
    expect(toleratedGrams(2_019, usual)).toBe(100);
    expect(toleratedGrams(2_039, usual)).toBe(101);
  });

  it('never fits when it is nothing, however small the order', () => {
    expect(judgeWeight({ asked: 80, packed: 0, unit: 'g' }, usual)).toBe('short');
    expect(judgeWeight({ asked: 80, packed: 1, unit: 'g' }, usual)).toBe('within');
  });

  it('of pieces is right or asked about, never nearly right', () => {
    const judged = (packed: number) => judgeWeight({ asked: 100, packed, unit: 'piece' }, usual);
    expect([99, 100, 101].map(judged)).toEqual(['short', 'within', 'over']);
  });

  it('fits what its buyer has said yes to, and still what was ordered', () => {
    const judged = (packed: number) => judgeWeight({ asked: 2_000, agreed: 1_700, packed, unit: 'g' }, usual);
    expect([1_599, 1_600, 1_800, 1_850, 1_900, 2_101].map(judged)).toEqual([
      'short',
      'within',
      'within',
      'short',
      'within',
      'over',
    ]);
  });

  it('counts by the scale’s own time: what is told late never takes the place of what was weighed later', () => {
    expect(isNewest(5, [{ weighedAtMs: 4 }, { weighedAtMs: 5 }])).toBe(true);
    expect(isNewest(5, [{ weighedAtMs: 6 }])).toBe(false);
  });

  it('asks for a recount from the first gram that cannot be there', () => {
    const lot = { made: 10_000, returned: 500, spoiled: 1_500 };
    expect(needsRecount({ ...lot, packed: 9_000 })).toBe(false);
    expect(needsRecount({ ...lot, packed: 9_001 })).toBe(true);
  });
});

describe('a weight typed in the yard', () => {
  it.each<[string, number | undefined]>([
    ['1,98', 1_980],
    ['1.98', 1_980],
    ['1,980', 1_980],
    ['1.980', 1_980],
    [' 2 ', 2_000],
    ['2kg', 2_000],
    ['0,05', 50],
    ['850 g', 850],
    ['12,5 KG', 12_500],
    ['', undefined],
    ['0', undefined],
    ['1,9805', undefined],
    ['1,2,3', undefined],
    ['1,5 g', undefined],
    ['-2', undefined],
    ['hai', undefined],
    ['10001', undefined],
  ])('as “%s” is %s g', (typed, grams) => {
    expect(readScale(typed)).toBe(grams);
  });

  it('stands on a label beside the name that people are called by', () => {
    expect(['Nguyễn Thị Hoa', 'Chị Hoa ', 'Hoa', ''].map(calledName)).toEqual(['Hoa', 'Hoa', 'Hoa', '']);
  });
});

describe('a short pick', () => {
  it('gives everybody the same share, and the odd grams to whoever ordered first', () => {
    // By hand: 10 of 15 kg are two thirds; 5.000 → 3.333⅓, so one gram is left and the first has it.
    expect(splitShort([5_000, 5_000, 5_000], 10_000)).toEqual([3_334, 3_333, 3_333]);
    expect(splitShort([2_000, 6_000], 4_000)).toEqual([1_000, 3_000]);
    // Three jars for five who asked for one each.
    expect(splitShort([1, 1, 1, 1, 1], 3)).toEqual([1, 1, 1, 0, 0]);
    expect(splitShort([4, 1], 5)).toEqual([4, 1]);
    expect(splitShort([], 0)).toEqual([]);
  });

  const asks = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 60 });

  it('is shared out to the gram, whoever asked for what, and gives nobody more than asked', () => {
    fc.assert(
      fc.property(asks, fc.double({ min: 0, max: 1, noNaN: true }), (asked, part) => {
        const picked = Math.floor(sum(asked) * part);
        const shares = splitShort(asked, picked);
        expect(sum(shares)).toBe(picked);
        shares.forEach((share, at) => {
          const fair = ((asked[at] ?? 0) * picked) / sum(asked);
          expect(share).toBeGreaterThanOrEqual(Math.floor(fair - 1e-6));
          expect(share).toBeLessThanOrEqual(Math.min(asked[at] ?? 0, Math.floor(fair + 1e-6) + 1));
        });
      }),
    );
  });

  it('never gives a later order the odd gram before an earlier one of the same size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 200_000 }),
        (each, count, wanted) => {
          const asked = Array.from({ length: count }, () => each);
          const shares = splitShort(asked, Math.min(wanted, sum(asked)));
          expect([...shares].sort((one, other) => other - one)).toEqual(shares);
        },
      ),
    );
  });
});

describe('a day of weighing in', () => {
  const order = fc.record({
    priceDong: fc.integer({ min: 1, max: 2_000_000 }),
    asked: fc.integer({ min: 1, max: 100_000 }),
    // What the scale says beside what was asked for, several times over.
    scale: fc.array(fc.integer({ min: 1, max: 120_000 }), { maxLength: 4 }),
    closingDong: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
    isPaid: fc.boolean(),
  });

  it('conserves grams and đồng, however often each parcel is weighed, and nobody pays more a kilogram', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 30 }), (orders) => {
        let movedGrams = 0;
        const rows = orders.map(({ priceDong, asked, scale, closingDong, isPaid }) => {
          let packedAmount: number | null = null;
          for (const packed of scale) {
            const fits = judgeWeight({ asked, packed, unit: 'g' }, usual) === 'within';
            const next: number | null = fits ? packed : null;
            movedGrams += (next ?? 0) - (packedAmount ?? 0);
            packedAmount = next;
          }
          const taken = goodsDong(priceDong, asked, 'g');
          const paidDong = isPaid ? taken : 0;
          const end = dueBack(
            { priceDong, amount: asked, goodsDong: taken, paidDong },
            { closingDong, packedAmount },
            'g',
          );
          expect(end.priceDong).toBeLessThanOrEqual(priceDong);
          expect(paidDong + end.toPayDong).toBe(end.goodsDong + end.dueBackDong);
          expect(Math.min(end.toPayDong, end.dueBackDong)).toBe(0);
          return { amount: asked, packedAmount };
        });
        const sums = packSums(rows);
        expect(sums.packed).toBe(movedGrams);
        expect(sums.asked - sums.left).toBe(
          sum(rows.filter(({ packedAmount }) => packedAmount !== null).map(({ amount }) => amount)),
        );
      }),
    );
  });

  it('settles two kilograms at 40.000 that weigh 1,98 to the đồng: 800 less', () => {
    // 1.980 g × 40.000 đ/kg = 79.200 đ; 80.000 were paid. By hand.
    const taken = { priceDong: 40_000, amount: 2_000, goodsDong: 80_000 };
    const weighed = { closingDong: null, packedAmount: 1_980 };
    expect(dueBack({ ...taken, paidDong: 80_000 }, weighed, 'g')).toMatchObject({
      dueBackDong: 800,
      toPayDong: 0,
    });
    expect(dueBack({ ...taken, paidDong: 0 }, weighed, 'g')).toMatchObject({
      dueBackDong: 0,
      toPayDong: 79_200,
    });
  });
});
