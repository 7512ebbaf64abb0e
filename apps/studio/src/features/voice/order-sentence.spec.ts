import { describe, expect, it } from '@jest/globals';
import { loadStudioMessages } from '@chophien/i18n';
import { orderSentence, sayableName, sentenceMax, type SpokenOrder } from './order-sentence.js';

const [vi, en, fr] = await Promise.all([
  loadStudioMessages('vi'),
  loadStudioMessages('en'),
  loadStudioMessages('fr'),
]);
const hoa: SpokenOrder = { buyerName: 'Chị Hoa', amount: 2_000, unit: 'g', left: 812_400 };

describe('an order, read aloud', () => {
  it.each([
    [vi, 'Chị Hoa, 2 cân, còn 812 cân'],
    [en, 'Chị Hoa, 2 kilos, 812 kilos left'],
    [fr, 'Chị Hoa, 2 kilos, reste 812 kilos'],
  ])('says who, how much and what is left', ({ voice }, said) => {
    expect(orderSentence([hoa], voice)).toBe(said);
  });

  it('says halves, lạng and pieces as people do, and when the last is gone', () => {
    const say = (order: Partial<SpokenOrder>) => orderSentence([{ ...hoa, ...order }], vi.voice);
    expect(say({ amount: 2_500 })).toBe('Chị Hoa, 2 cân rưỡi, còn 812 cân');
    expect(say({ amount: 500, left: 0 })).toBe('Chị Hoa, 5 lạng, vừa hết hàng');
    expect(say({ amount: 3, unit: 'piece', left: 41 })).toBe('Chị Hoa, 3 cái, còn 41 cái');
    expect(say({ left: undefined })).toBe('Chị Hoa, 2 cân');
    expect(say({ left: 9_500 })).toBe('Chị Hoa, 2 cân, còn 9 cân rưỡi');
  });

  it.each([
    [vi, 'thêm 3 đơn nữa, 12 cân'],
    [en, '3 more orders, 12 kilos'],
    [fr, '3 commandes de plus, 12 kilos'],
  ])('joins what has waited into one sum', ({ voice }, said) => {
    const waiting = [2_000, 4_000, 6_000].map((amount) => ({ ...hoa, amount }));
    expect(orderSentence(waiting, voice)).toBe(said);
  });

  it('keeps kilos and pieces apart', () => {
    const mixed = [hoa, { ...hoa, unit: 'piece', amount: 4 } as const, { ...hoa, amount: 500 }];
    expect(orderSentence(mixed, vi.voice)).toBe('thêm 3 đơn nữa, 2 cân rưỡi và 4 cái');
  });

  it.each([
    ['🌸 Chị Hoa 🌸', 'Chị Hoa'],
    ['<b>Hoa</b>', 'b Hoa b'],
    ['  Nguyễn\n Thị \u200b Hoa ', 'Nguyễn Thị Hoa'],
    ['★彡♥', '彡'],
    ['!!!', ''],
    ['Jean-Marc d’Or', 'Jean-Marc d’Or'],
  ])('says of the name %s what can be said', (name, said) => {
    expect(sayableName(name, 32)).toBe(said);
  });

  it('is never longer than a breath, whoever orders', () => {
    const names = [
      'Nguyễn Phước Công Tằng Tôn Nữ Hoàng Minh Phương Anh Thư',
      'ă'.repeat(300),
      '👑'.repeat(90),
    ];
    const numbers: Partial<SpokenOrder>[] = [
      { amount: 9_999_999, left: 999_999_999 },
      { amount: 1_030, left: 7_030 },
    ];
    for (const { voice } of [vi, en, fr])
      for (const buyerName of names)
        for (const figures of numbers) {
          const said = orderSentence([{ ...hoa, ...figures, buyerName }], voice);
          expect(said.length).toBeLessThanOrEqual(sentenceMax);
          expect(said).toMatch(/^[\p{L}]/u);
        }
    expect(orderSentence([{ ...hoa, buyerName: names[0] ?? '' }], vi.voice)).toMatch(
      /^Nguyễn Phước Công Tằng Tôn Nữ, 2 cân/,
    );
  });

  it('calls a buyer without a sayable name a buyer', () => {
    expect(orderSentence([{ ...hoa, buyerName: '🌸' }], vi.voice)).toBe('Khách, 2 cân, còn 812 cân');
  });

  it('says nothing for nothing', () => {
    expect(orderSentence([], vi.voice)).toBe('');
  });
});
