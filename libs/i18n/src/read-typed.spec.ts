import { describe, expect, it } from '@jest/globals';
import { matchesTyped } from './fold-text.js';
import { readAmount, readDong } from './read-typed.js';

describe('what a farmer types', () => {
  it.each([
    ['32.000', 32_000],
    ['32000 đ', 32_000],
    ['32k', 32_000],
    ['32 nghìn', 32_000],
    ['1,5 ngàn', 1_500],
    ['', undefined],
    ['rẻ lắm', undefined],
    ['0', undefined],
    ['999999999999', undefined],
  ])('reads the price %p as %p', (typed, dong) => expect(readDong(typed)).toBe(dong));

  it.each([
    ['300 kg', 300_000],
    ['300', 300_000],
    ['5 tạ', 500_000],
    ['2 tấn', 2_000_000],
    ['3 yến', 30_000],
    ['2,5 cân', 2_500],
    ['1.000', 1_000_000],
    ['0.500', 500],
    ['500 g', 500],
    ['vài quả', undefined],
  ])('reads the weight %p as %p grams', (typed, grams) => expect(readAmount(typed, 'g')).toBe(grams));

  it('reads pieces as whole numbers', () => {
    expect(readAmount('40', 'piece')).toBe(40);
    expect(readAmount('1.200 cái', 'piece')).toBe(1_200);
  });

  it('finds a commune by its words without accents, in any order', () => {
    expect(matchesTyped('Xã Lục Ngạn', 'luc ng')).toBe(true);
    expect(matchesTyped('Phường Đống Đa', 'dong da')).toBe(true);
    expect(matchesTyped('Xã Lục Ngạn', 'lang')).toBe(false);
  });
});
