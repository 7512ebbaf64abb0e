import { describe, expect, it } from '@jest/globals';
import { spokenAmount } from './spoken.js';

describe('an amount in a voice', () => {
  it.each([
    [2_000, '2 cân'],
    [2_500, '2 cân rưỡi'],
    [500, '5 lạng'],
    [250, '2 lạng rưỡi'],
    [1_200, '1 cân 2 lạng'],
    [1_250, '1 cân 2 lạng rưỡi'],
    [50, '50 gam'],
    [1_030, '1 cân 30 gam'],
    [812_000, '812 cân'],
    [1_200_000, '1200 cân'],
    [0, '0 cân'],
  ])('is what a farmer says: %i g', (grams, said) => {
    expect(spokenAmount.vi(grams, 'g')).toBe(said);
  });

  it('is said by the kilo and by the piece elsewhere', () => {
    const amounts = [500, 1_000, 2_500, 1_200];
    expect(amounts.map((grams) => spokenAmount.en(grams, 'g'))).toEqual([
      'half a kilo',
      '1 kilo',
      '2 and a half kilos',
      '1 kilo 200 grams',
    ]);
    expect(amounts.map((grams) => spokenAmount.fr(grams, 'g'))).toEqual([
      'une livre',
      '1 kilo',
      '2 kilos et demi',
      '1 kilo 200 grammes',
    ]);
    expect([spokenAmount.vi(3, 'piece'), spokenAmount.en(1, 'piece'), spokenAmount.fr(3, 'piece')]).toEqual([
      '3 cái',
      '1 piece',
      '3 pièces',
    ]);
  });
});
