import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { channels } from './channels.js';
import { decideAsk, settle, type Ask, type Offer } from './offers.js';
import { isOnStep, largestFitting } from './steps.js';
import { accept, refuse } from './result.js';

const lychee: Offer = {
  unit: 'g',
  state: 'open',
  step: 500,
  minimum: 500,
  perBuyer: null,
  perHousehold: null,
  channels: {},
  pickingDay: null,
  priceDong: 32_000,
  priceVersion: 4,
  rule: { kind: 'live' },
  wholesaleBuyers: new Set<string>(),
  cap: 10_000,
  held: 0,
  sold: 0,
};
const live = { state: 'live' } as const;
const nothing = { buyer: 0, household: 0 };
const nobody = { buyers: new Map<string, number>(), households: new Map<number, number>() };
const ask = (amount: number, dong = 32_000, buyerId = 'hoa'): Ask => ({
  buyerId,
  household: 1,
  channel: 'own',
  as: 'confirmed',
  amount,
  price: { dong, version: 4 },
  atMs: 0,
});

describe('an ask', () => {
  it('is taken at the price that stands, and at the lower one when it fell', () => {
    expect(decideAsk(lychee, live, ask(2_000), nothing)).toEqual(
      accept({ amount: 2_000, priceDong: 32_000, priceVersion: 4, channel: 'own' }),
    );
    expect(decideAsk(lychee, live, ask(2_000, 35_000), nothing)).toEqual(
      accept({ amount: 2_000, priceDong: 32_000, priceVersion: 4, channel: 'own' }),
    );
  });

  it('is asked again when the price rose', () => {
    expect(decideAsk(lychee, live, ask(2_000, 31_999), nothing)).toEqual(
      refuse({ code: 'price_moved', price: { dong: 32_000, version: 4 }, unit: 'g' }),
    );
  });

  it('is refused with what is left', () => {
    expect(decideAsk({ ...lychee, sold: 8_000 }, live, ask(2_500), nothing)).toEqual(
      refuse({ code: 'sold_out', left: 2_000, unit: 'g' }),
    );
    expect(decideAsk({ ...lychee, sold: 8_000 }, live, ask(2_000), nothing).ok).toBe(true);
    expect(decideAsk({ ...lychee, state: 'sold_out' }, live, ask(500), nothing)).toEqual(
      refuse({ code: 'sold_out', left: 0, unit: 'g' }),
    );
  });

  it('of who has ordered nothing yet costs no more than a first order may, but for who buys wholesale', () => {
    const firstOrder = { value: 64_000, since: '2026-06-12' };
    const first = (amount: number): Ask => ({ ...ask(amount), firstOrder });
    expect(decideAsk(lychee, live, first(2_000), nothing).ok).toBe(true);
    expect(decideAsk(lychee, live, first(2_500), nothing)).toEqual(
      refuse({ code: 'first_order_limit', mostDong: 64_000, since: '2026-06-12' }),
    );
    expect(decideAsk({ ...lychee, priceDong: 25_000 }, live, first(2_500), nothing).ok).toBe(true);
    const trade = { ...first(2_500), channel: 'wholesale' as const };
    expect(decideAsk(lychee, live, trade, nothing).ok).toBe(true);
  });

  it('keeps to the buyer’s limit, to the gram', () => {
    const limited = { ...lychee, perBuyer: 3_000 };
    expect(decideAsk(limited, live, ask(1_000), { buyer: 2_000, household: 2_000 }).ok).toBe(true);
    expect(decideAsk(limited, live, ask(1_500), { buyer: 2_000, household: 2_000 })).toEqual(
      refuse({ code: 'buyer_limit', left: 1_000, limit: 3_000, unit: 'g' }),
    );
  });

  it('finds the shop open on hold and closed before and after', () => {
    const verdicts = (['planned', 'live', 'on_hold', 'ended'] as const).map(
      (state) => decideAsk(lychee, { state }, ask(500), nothing).ok,
    );
    expect(verdicts).toEqual([false, true, true, false]);
    expect(decideAsk({ ...lychee, state: 'closed' }, live, ask(500), nothing)).toEqual(
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
    household: fc.constantFrom(1, 2),
    channel: fc.constantFrom(...channels),
    as: fc.constantFrom('confirmed' as const, 'held' as const),
    amount: amounts,
    price: fc.record({ dong: fc.constantFrom(30_000, 32_000, 40_000), version: fc.constant(4) }),
    atMs: fc.constant(0),
  }),
  { maxLength: 40 },
);
const allotment = fc.record({ cap: amounts.map((grams) => grams * 2), taken: fc.constant(0) });
const offers = fc
  .record({
    cap: amounts.map((grams) => grams * 4),
    perBuyer: fc.option(amounts),
    perHousehold: fc.option(amounts),
    channels: fc.record({ own: allotment, relay: allotment }, { requiredKeys: [] }),
    pickingDay: fc.option(
      fc.record({
        capGrams: amounts.map((grams) => grams * 3),
        takenGrams: fc.constant(0),
        gramsEach: fc.constant(1),
      }),
    ),
  })
  .map((more) => ({ ...lychee, ...more }));

/** The caps as a person with a pencil would keep them. */
function byHand(offer: Offer, batch: readonly Ask[]): boolean[] {
  let all = 0;
  const sums = new Map<string, number>();
  const had = (name: string) => sums.get(name) ?? 0;
  return batch.map(({ buyerId, household, channel, amount, price }) => {
    const under = (cap: number | null | undefined, name: string) =>
      cap === null || cap === undefined || had(name) + amount <= cap;
    const fits =
      price.dong >= offer.priceDong &&
      all + amount <= offer.cap &&
      under(offer.pickingDay?.capGrams, 'day') &&
      under(offer.channels[channel]?.cap, channel) &&
      under(offer.perBuyer, buyerId) &&
      under(offer.perHousehold, `home ${household}`);
    if (!fits) return false;
    all += amount;
    for (const name of ['day', channel, buyerId, `home ${household}`]) sums.set(name, had(name) + amount);
    return true;
  });
}

describe('an ask by a rule', () => {
  const steps = [{ fromAmount: 3_000, dong: 30_000 }];
  it('is taken at the price of when it came in, however late its turn is', () => {
    const falling = {
      kind: 'falling_time',
      fromMs: 0,
      everyMs: 1_000,
      stepDong: 1_000,
      floorDong: 20_000,
    } as const;
    const dongAt = (atMs: number) => {
      const outcome = decideAsk({ ...lychee, rule: falling }, live, { ...ask(500), atMs }, nothing);
      return outcome.ok && outcome.value.priceDong;
    };
    expect([999, 1_000, 2_500].map(dongAt)).toEqual([32_000, 31_000, 30_000]);
  });

  it('pays by what all before it have taken, those of its own batch too', () => {
    const offer: Offer = { ...lychee, held: 1_000, rule: { kind: 'falling_kilos', steps } };
    const { outcomes } = settle(offer, live, [ask(1_500), ask(500), ask(500)], nobody);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.priceDong)).toEqual([
      32_000, 32_000, 30_000,
    ]);
  });

  it('is wholesale for whom the booth knows, and counts in that channel; others are told', () => {
    const offer: Offer = {
      ...lychee,
      rule: { kind: 'wholesale', steps },
      wholesaleBuyers: new Set(['hoa']),
      channels: { own: { cap: 0, taken: 0 } },
    };
    const { outcomes, takenNow } = settle(
      offer,
      live,
      [ask(3_000), ask(2_500), ask(3_000, 32_000, 'lan')],
      nobody,
    );
    expect(outcomes).toEqual([
      accept({ amount: 3_000, priceDong: 30_000, priceVersion: 4, channel: 'wholesale' }),
      refuse({ code: 'below_minimum', minimum: 3_000, unit: 'g' }),
      refuse({ code: 'wholesale_only' }),
    ]);
    expect(takenNow.byChannel).toEqual({ own: 0, relay: 0, wholesale: 3_000 });
  });
});

describe('a batch', () => {
  it('takes just the asks that fit under every cap at their turn', () => {
    fc.assert(
      fc.property(offers, asks, (offer, batch) => {
        const { outcomes } = settle(offer, live, batch, nobody);
        expect(outcomes.map(({ ok }) => ok)).toEqual(byHand(offer, batch));
      }),
    );
  });

  it('counts what it takes exactly, by channel and by how it is taken, and leaves the offer as it was', () => {
    fc.assert(
      fc.property(offers, asks, (offer, batch) => {
        const before: unknown = {
          ...offer,
          channels: JSON.parse(JSON.stringify(offer.channels)),
          pickingDay: offer.pickingDay && { ...offer.pickingDay },
        };
        const { outcomes, takenNow } = settle(offer, live, batch, nobody);
        const sum = (of: (ask: Ask) => boolean) =>
          batch.reduce((total, ask, at) => total + (outcomes[at]?.ok && of(ask) ? ask.amount : 0), 0);
        expect(takenNow).toEqual({
          sold: sum(({ as }) => as === 'confirmed'),
          held: sum(({ as }) => as === 'held'),
          byChannel: {
            own: sum(({ channel }) => channel === 'own'),
            relay: sum(({ channel }) => channel === 'relay'),
            wholesale: sum(({ channel }) => channel === 'wholesale'),
          },
        });
        expect(offer).toEqual(before);
      }),
    );
  });

  it('tells who is refused the most that would still be taken', () => {
    fc.assert(
      fc.property(offers, asks, (offer, batch) => {
        const { outcomes } = settle(offer, live, batch, nobody);
        outcomes.forEach((outcome, at) => {
          const ask = batch[at];
          if (!ask || outcome.ok || !('left' in outcome.refusal)) return;
          const before = batch.slice(0, at);
          const verdictOn = (amount: number) =>
            byHand({ ...offer, step: 1, minimum: 1 }, [...before, { ...ask, amount }]).at(-1);
          if (outcome.refusal.left > 0) expect(verdictOn(outcome.refusal.left)).toBe(true);
          expect(verdictOn(outcome.refusal.left + 1)).toBe(false);
        });
      }),
    );
  });

  it('settles the same whether asks come together or one by one', () => {
    fc.assert(
      fc.property(offers, asks, (offer, batch) => {
        const whole = settle(offer, live, batch, nobody).outcomes;
        const parts = batch.map((_, at) =>
          settle(offer, live, batch.slice(0, at + 1), nobody).outcomes.at(-1),
        );
        expect(parts).toEqual(whole);
      }),
    );
  });
});

describe('a cap', () => {
  const household = { ...lychee, perHousehold: 3_000 };
  it.each([
    ['household_limit', household, { buyer: 0, household: 2_000 }, { left: 1_000, limit: 3_000 }],
    [
      'channel_limit',
      { ...lychee, channels: { own: { cap: 2_000, taken: 1_000 } } },
      nothing,
      { left: 1_000 },
    ],
    [
      'picking_day_limit',
      { ...lychee, pickingDay: { capGrams: 5_000, takenGrams: 3_500, gramsEach: 1 } },
      nothing,
      { left: 1_500 },
    ],
  ] as const)('refuses by its own name and says what fits: %s', (code, offer, had, rest) => {
    expect(decideAsk(offer, live, ask(2_000), had)).toEqual(refuse({ code, ...rest, unit: 'g' }));
  });

  it('of the picking day counts pieces by their weight', () => {
    const baskets: Offer = {
      ...lychee,
      unit: 'piece',
      step: 1,
      minimum: 1,
      pickingDay: { capGrams: 10_000, takenGrams: 0, gramsEach: 3_000 },
    };
    expect(decideAsk(baskets, live, ask(3), nothing).ok).toBe(true);
    expect(decideAsk(baskets, live, ask(4), nothing)).toEqual(
      refuse({ code: 'picking_day_limit', left: 3, unit: 'piece' }),
    );
  });
});
