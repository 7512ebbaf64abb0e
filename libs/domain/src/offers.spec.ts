import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideAsk, isOnStep, largestFitting, settle, type Ask, type Offer } from './offers.js';
import { accept, refuse } from './result.js';

const lychee: Offer = {
  unit: 'g',
  state: 'open',
  step: 500,
  minimum: 500,
  perBuyer: null,
  priceDong: 32_000,
  priceVersion: 4,
  cap: 10_000,
  held: 0,
  sold: 0,
};
const live = { state: 'live' } as const;
const ask = (amount: number, dong = 32_000, buyerId = 'hoa'): Ask => ({
  buyerId,
  amount,
  price: { dong, version: 4 },
});

describe('an ask', () => {
  it('is taken at the price that stands, and at the lower one when it fell', () => {
    expect(decideAsk(lychee, live, ask(2_000), 0)).toEqual(
      accept({ amount: 2_000, priceDong: 32_000, priceVersion: 4 }),
    );
    expect(decideAsk(lychee, live, ask(2_000, 35_000), 0)).toEqual(
      accept({ amount: 2_000, priceDong: 32_000, priceVersion: 4 }),
    );
  });

  it('is asked again when the price rose', () => {
    expect(decideAsk(lychee, live, ask(2_000, 31_999), 0)).toEqual(
      refuse({ code: 'price_moved', price: { dong: 32_000, version: 4 }, unit: 'g' }),
    );
  });

  it('is refused with what is left', () => {
    expect(decideAsk({ ...lychee, sold: 8_000 }, live, ask(2_500), 0)).toEqual(
      refuse({ code: 'sold_out', left: 2_000, unit: 'g' }),
    );
    expect(decideAsk({ ...lychee, sold: 8_000 }, live, ask(2_000), 0).ok).toBe(true);
    expect(decideAsk({ ...lychee, state: 'sold_out' }, live, ask(500), 0)).toEqual(
      refuse({ code: 'sold_out', left: 0, unit: 'g' }),
    );
  });

  it('keeps to the buyer’s limit, to the gram', () => {
    const limited = { ...lychee, perBuyer: 3_000 };
    expect(decideAsk(limited, live, ask(1_000), 2_000).ok).toBe(true);
    expect(decideAsk(limited, live, ask(1_500), 2_000)).toEqual(
      refuse({ code: 'buyer_limit', left: 1_000, limit: 3_000, unit: 'g' }),
    );
  });

  it('finds the shop open on hold and closed before and after', () => {
    const verdicts = (['planned', 'live', 'on_hold', 'ended'] as const).map(
      (state) => decideAsk(lychee, { state }, ask(500), 0).ok,
    );
    expect(verdicts).toEqual([false, true, true, false]);
    expect(decideAsk({ ...lychee, state: 'closed' }, live, ask(500), 0)).toEqual(
      refuse({ code: 'offer_closed' }),
    );
  });

  it('comes in steps from the minimum up', () => {
    const rule = { step: 500, minimum: 1_000 };
    expect([500, 1_000, 1_250, 1_500].map((amount) => isOnStep(rule, amount))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect([0, 999, 1_000, 1_499, 1_500].map((left) => largestFitting(rule, left))).toEqual([
      0, 0, 1_000, 1_000, 1_500,
    ]);
  });
});

const amounts = fc.integer({ min: 1, max: 12 }).map((steps) => steps * 500);
const asks = fc.array(
  fc.record({
    buyerId: fc.constantFrom('hoa', 'lan', 'tuấn'),
    amount: amounts,
    price: fc.record({ dong: fc.constantFrom(30_000, 32_000, 40_000), version: fc.constant(4) }),
  }),
  { maxLength: 40 },
);
const offers = fc
  .record({ cap: amounts.map((grams) => grams * 4), perBuyer: fc.option(amounts) })
  .map((more) => ({ ...lychee, ...more }));

describe('a batch', () => {
  it('never sells more than the cap, and counts what it sells exactly', () => {
    fc.assert(
      fc.property(offers, asks, (offer, batch) => {
        const { outcomes, soldNow } = settle(offer, live, batch, new Map());
        const taken = outcomes.reduce((sum, outcome) => sum + (outcome.ok ? outcome.value.amount : 0), 0);
        expect(taken).toBe(soldNow);
        expect(soldNow).toBeLessThanOrEqual(offer.cap);
      }),
    );
  });

  it('never turns away an ask that fitted at its turn', () => {
    fc.assert(
      fc.property(offers, asks, (offer, batch) => {
        const { outcomes } = settle(offer, live, batch, new Map());
        let left = offer.cap;
        const has = new Map<string, number>();
        batch.forEach((one, at) => {
          const before = has.get(one.buyerId) ?? 0;
          const fits =
            one.amount <= left &&
            one.price.dong >= offer.priceDong &&
            (offer.perBuyer === null || before + one.amount <= offer.perBuyer);
          expect(outcomes[at]?.ok).toBe(fits);
          if (!fits) return;
          left -= one.amount;
          has.set(one.buyerId, before + one.amount);
        });
      }),
    );
  });

  it('settles the same whether asks come together or one by one', () => {
    fc.assert(
      fc.property(offers, asks, (offer, batch) => {
        const together = settle(offer, live, batch, new Map()).outcomes;
        let sold = 0;
        const has = new Map<string, number>();
        const apart = batch.map((one) => {
          const [outcome] = settle({ ...offer, sold }, live, [one], has).outcomes;
          if (outcome?.ok) {
            sold += outcome.value.amount;
            has.set(one.buyerId, (has.get(one.buyerId) ?? 0) + outcome.value.amount);
          }
          return outcome;
        });
        expect(apart).toEqual(together);
      }),
    );
  });
});
