import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../offers/for-specs.js';
import { draftOf, readRule, type RuleDraft } from './rule-draft.js';

const writes = {
  count: (n: number) => n.toLocaleString('vi-VN'),
  amount: (grams: number) => `${grams / 1_000} kg`,
};
const offer = anOffer({ priceDong: 40_000, minimum: 1_000 });
const draft = (over: Partial<RuleDraft>): RuleDraft => ({ ...draftOf(offer, writes), ...over });
const read = (over: Partial<RuleDraft>) => readRule(draft(over), offer, 1_000_000);

describe('a rule as a host writes it', () => {
  it('is a flash from so many minutes on, for so long', () => {
    expect(read({ kind: 'flash', flashPrice: '29k', startsInMinutes: 5, lastsMinutes: 10 })).toEqual({
      priceDong: 40_000,
      rule: { kind: 'flash', fromMs: 1_300_000, untilMs: 1_900_000, flashDong: 29_000 },
    });
  });

  it('is a fall that begins now', () => {
    expect(read({ kind: 'falling_time', fallBy: '2.000', everySeconds: 30, floor: '30 nghìn' })).toEqual({
      priceDong: 40_000,
      rule: { kind: 'falling_time', fromMs: 1_000_000, everyMs: 30_000, stepDong: 2_000, floorDong: 30_000 },
    });
  });

  it('is steps in the farmer’s weights', () => {
    const steps = [
      { from: '1 tạ', price: '36.000' },
      { from: '3 tạ', price: '33k' },
    ];
    expect(read({ kind: 'falling_kilos', steps })).toMatchObject({
      rule: {
        steps: [
          { fromAmount: 100_000, dong: 36_000 },
          { fromAmount: 300_000, dong: 33_000 },
        ],
      },
    });
  });

  it.each<[Partial<RuleDraft>, string, string]>([
    [{ price: 'rẻ thôi' }, 'price', 'unread'],
    [{ kind: 'flash', flashPrice: '' }, 'flashPrice', 'unread'],
    [{ kind: 'flash', flashPrice: '41k' }, 'flashPrice', 'above_price'],
    [{ kind: 'falling_time', fallBy: '1k', floor: '41k' }, 'floor', 'above_price'],
    [{ kind: 'falling_kilos', steps: [{ from: '1 tạ', price: '40k' }] }, 'steps.0', 'not_below_price'],
    [
      {
        kind: 'wholesale',
        steps: [
          { from: '50', price: '36k' },
          { from: '40', price: '33k' },
        ],
      },
      'steps.1',
      'steps_out_of_order',
    ],
    [{ kind: 'wholesale', steps: [{ from: '500 g', price: '36k' }] }, 'steps.0', 'below_offer_minimum'],
    [
      {
        kind: 'wholesale',
        steps: [
          { from: '50', price: '36k' },
          { from: '', price: '' },
        ],
      },
      'steps.1',
      'unread',
    ],
  ])('names the box that is wrong: %j', (over, at, why) => {
    expect(read(over)).toEqual({ fault: { at, why } });
  });

  it('is written into the boxes as it stands, and reads back the same', () => {
    const rule = { kind: 'wholesale', steps: [{ fromAmount: 50_000, dong: 36_000 }] } as const;
    const stands = anOffer({ priceDong: 40_000, rule });
    expect(readRule(draftOf(stands, writes), stands, 0)).toEqual({ priceDong: 40_000, rule });
  });
});
