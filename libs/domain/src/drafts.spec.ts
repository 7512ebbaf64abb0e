import { describe, expect, it } from '@jest/globals';
import { agreeDraft } from './drafts.js';
import type { PriceRule } from './price-rules.js';
import { accept, refuse } from './result.js';

const draft = { amount: 5_000, priceDong: 32_000, priceVersion: 3 };
const now = (
  priceDong: number,
  more: { perHousehold?: number; householdHas?: number; rule?: PriceRule } = {},
) => ({
  offer: {
    ...{ unit: 'g' as const, priceDong, priceVersion: 4, perHousehold: more.perHousehold ?? null },
    rule: more.rule ?? ({ kind: 'live' } as const),
  },
  at: { nowMs: 60_000, taken: 100_000 },
  channel: 'own' as const,
  householdHas: more.householdHas ?? 0,
});

describe('the yes to a draft', () => {
  it('buys at the price the goods were held at, however dear they have become', () => {
    expect(agreeDraft(draft, now(40_000), { dong: 32_000 })).toEqual(
      accept({ priceDong: 32_000, priceVersion: 3 }),
    );
  });

  it('buys at the price of now where that is lower', () => {
    expect(agreeDraft(draft, now(30_000), { dong: 32_000 })).toEqual(
      accept({ priceDong: 30_000, priceVersion: 4 }),
    );
  });

  it('buys by the offer’s rule as it is now, and keeps its price when the flash is over', () => {
    const steps = [{ fromAmount: 100_000, dong: 29_000 }];
    expect(
      agreeDraft(draft, now(32_000, { rule: { kind: 'falling_kilos', steps } }), { dong: 32_000 }),
    ).toEqual(accept({ priceDong: 29_000, priceVersion: 4 }));
    const over: PriceRule = { kind: 'flash', fromMs: 0, untilMs: 60_000, flashDong: 20_000 };
    expect(
      agreeDraft({ ...draft, priceDong: 25_000 }, now(32_000, { rule: over }), { dong: 25_000 }),
    ).toEqual(accept({ priceDong: 25_000, priceVersion: 3 }));
  });

  it('never costs more than was confirmed, and says what it costs', () => {
    expect(agreeDraft(draft, now(40_000), { dong: 31_999 })).toEqual(
      refuse({ code: 'price_moved', price: { dong: 32_000, version: 3 }, unit: 'g' }),
    );
  });

  it('keeps the household to its limit, now that its address is known', () => {
    const dong = { dong: 32_000 };
    expect(agreeDraft(draft, now(32_000, { perHousehold: 8_000, householdHas: 3_000 }), dong).ok).toBe(true);
    expect(agreeDraft(draft, now(32_000, { perHousehold: 8_000, householdHas: 3_500 }), dong)).toEqual(
      refuse({ code: 'household_limit', left: 4_500, limit: 8_000, unit: 'g' }),
    );
    expect(agreeDraft(draft, now(32_000, { perHousehold: 2_000, householdHas: 3_000 }), dong)).toEqual(
      refuse({ code: 'household_limit', left: 0, limit: 2_000, unit: 'g' }),
    );
  });
});
