import { describe, expect, it } from '@jest/globals';
import { formatsFor } from './formats.js';

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

describe('figures as the reader writes them', () => {
  it('writes a price with its unit the Vietnamese way', () => {
    expect(plain(formatsFor('vi').price(32_000, 'g'))).toBe('32.000 đ/kg');
    expect(plain(formatsFor('vi').price(150_000, 'piece'))).toBe('150.000 đ/cái');
  });

  it('writes weights in kg, and in grams below one', () => {
    const { amount } = formatsFor('vi');
    expect([812_000, 2_500, 500, 0].map((grams) => plain(amount(grams, 'g')))).toEqual([
      '812 kg',
      '2,5 kg',
      '500 g',
      '0 kg',
    ]);
  });

  it('counts pieces in the plural where the language has one', () => {
    expect(plain(formatsFor('en').amount(1, 'piece'))).toBe('1 piece');
    expect(plain(formatsFor('en').amount(12, 'piece'))).toBe('12 pieces');
    expect(plain(formatsFor('vi').amount(12, 'piece'))).toBe('12 cái');
  });

  it('groups thousands as French does', () => {
    expect(plain(formatsFor('fr').money(1_234_567))).toBe('1 234 567 đ');
  });

  it('counts down by the two largest units left', () => {
    const { countdown } = formatsFor('vi');
    expect(plain(countdown(2 * 86_400_000 + 3 * 3_600_000))).toBe('2 ngày 3 giờ');
    expect(plain(countdown(65_000))).toBe('1 phút 5 giây');
    expect(plain(countdown(-1))).toBe('0 giây');
  });

  it('runs a clock down in minutes and seconds of two figures each, and never shows more than is left', () => {
    const { clock } = formatsFor('vi');
    expect([581_000, 9_001, 9_999, 999, 3_600_000, 0, -5].map(clock)).toEqual([
      '09:41',
      '00:09',
      '00:09',
      '00:00',
      '1:00:00',
      '00:00',
      '00:00',
    ]);
  });

  it('reads a calendar day without moving it across midnight', () => {
    expect(formatsFor('vi').day('2026-06-12')).toBe('12/6/2026');
  });

  it('writes moments by the clock in Vietnam, wherever the reader is', () => {
    const atMs = Date.parse('2026-11-27T13:05:00Z');
    expect(formatsFor('vi').dayAndTime(atMs)).toBe('20:05 thứ Sáu, 27/11');
    expect(formatsFor('en').dayAndTime(atMs)).toBe('Friday 27/11, 20:05');
    expect(formatsFor('fr').dayAndTime(atMs)).toBe('vendredi 27/11 à 20:05');
    expect(formatsFor('vi').time(Date.parse('2026-11-27T17:00:00Z'))).toBe('00:00');
  });
});
