import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskPhones } from './phone-lines.js';

const left = /(?:\+?84|0)[35789](?:[ .]?\d){8}/u;

describe('a public line', () => {
  it('shows no mobile number, however it is written', () => {
    const mask = '091•••••78';
    for (const typed of [
      '0912345678',
      '+84912345678',
      '84 912 345 678',
      '0912.345.678',
      '091-234-5678',
      '0 9 1 2 3 4 5 6 7 8',
      '０９１２３４５６７８',
      '0912\u200b345\u200b678',
      '0912\u00a0345\u00a0678',
    ])
      expect([typed, maskPhones(`A1 2kg ${typed} nhé`)]).toEqual([typed, `A1 2kg ${mask} nhé`]);
    expect(maskPhones('(091) 234 5678')).toBe('(091•••••78');
    expect(maskPhones('sđt:0912345678,0987654321')).toBe('sđt:091•••••78,098•••••21');
  });

  it('keeps prices, weights, codes and all its other words', () => {
    for (const text of [
      'A1 2kg 35k',
      'giá 1.250.000đ, 3 thùng 25.000.000',
      'TH01 x2 A15 1,5kg',
      'hotline 1900 1234',
      'số 02438251234',
      'ngày 25/07/2026 lúc 09:30',
      'vải\u0323 ①②③ ﬁne ㎏ 🍒',
      '',
    ])
      expect(maskPhones(text)).toBe(text);
  });

  it('leaves no number behind in any text, and is done after one time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'0348 .+９\u200ba'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const masked = maskPhones(typed);
        expect(masked).not.toMatch(left);
        expect(maskPhones(masked)).toBe(masked);
      }),
      { numRuns: 5_000 },
    );
    expect(maskPhones(`0987654303${'12345603'.repeat(500)}`)).not.toMatch(left);
  });
});
