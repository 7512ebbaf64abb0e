import { describe, expect, it } from '@jest/globals';
import { takesOf, wrongParts } from './bundles.js';
import { amountMax } from './money.js';
import { dueBack, finalDong, type End } from './price-ends.js';
import { checkRule, mayMovePrice, priceTimeMsMax, type PriceRule } from './price-rules.js';
import { decidePrice, priceNow, type Priced } from './prices.js';
import { accept, refuse } from './result.js';

const lychee = { unit: 'g', priceDong: 40_000, priceVersion: 3 } as const;
const at = (nowMs: number, taken = 0) => ({ nowMs, taken });
const closedAt = (closingDong: number | null): End => ({ closingDong, packedAmount: null });
const own = { amount: 1_000, channel: 'own' } as const;
const trader = (amount: number) => ({ amount, channel: 'wholesale' }) as const;

const flash: Priced = {
  ...lychee,
  rule: { kind: 'flash', fromMs: 10_000, untilMs: 70_000, flashDong: 29_000 },
};
const clock: Priced = {
  ...lychee,
  rule: { kind: 'falling_time', fromMs: 60_000, everyMs: 30_000, stepDong: 4_000, floorDong: 30_000 },
};
const steps = [
  { fromAmount: 100_000, dong: 36_000 },
  { fromAmount: 300_000, dong: 33_000 },
];
const together: Priced = { ...lychee, rule: { kind: 'falling_kilos', steps } };
const wholesale: Priced = { ...lychee, rule: { kind: 'wholesale', steps } };

describe('the price now', () => {
  it('is the offer’s own where no rule moves it, and says no change', () => {
    for (const kind of ['fixed', 'live'] as const)
      expect(priceNow({ ...lychee, rule: { kind } }, at(0), own)).toEqual(
        accept({ dong: 40_000, isAtMost: false, nextChange: null }),
      );
  });

  it('of a flash stands in its window alone, and outside says when or that it is over', () => {
    expect(priceNow(flash, at(9_999), own)).toEqual(refuse({ code: 'not_started', startsAtMs: 10_000 }));
    const open = accept({ dong: 29_000, isAtMost: false, nextChange: { atMs: 70_000 } });
    expect([10_000, 69_999].map((nowMs) => priceNow(flash, at(nowMs), own))).toEqual([open, open]);
    expect(priceNow(flash, at(70_000), own)).toEqual(refuse({ code: 'offer_closed' }));
  });

  it('falls by the clock, and says when it falls next until it lies on the floor', () => {
    // By hand: 40.000, from 90 s on 36.000, from 120 s on 32.000, from 150 s on 28.000 → the floor of 30.000.
    const told = (dong: number, atMs: number | null) =>
      accept({ dong, isAtMost: false, nextChange: atMs === null ? null : { atMs } });
    expect(
      [0, 89_999, 90_000, 120_000, 149_999, 150_000].map((nowMs) => priceNow(clock, at(nowMs), own)),
    ).toEqual([
      told(40_000, 90_000),
      told(40_000, 90_000),
      told(36_000, 120_000),
      told(32_000, 150_000),
      told(32_000, 150_000),
      told(30_000, null),
    ]);
  });

  it('lies on the floor after the longest time with the steepest fall, exactly', () => {
    const steep: Priced = {
      unit: 'piece',
      priceDong: 100_000_000,
      priceVersion: 1,
      rule: { kind: 'falling_time', fromMs: 0, everyMs: 1_000, stepDong: 99_999_998, floorDong: 1 },
    };
    const dong = [999, 1_000, 2_000, priceTimeMsMax].map((nowMs) => {
      const now = priceNow(steep, at(nowMs), own);
      return now.ok && now.value.dong;
    });
    expect(dong).toEqual([100_000_000, 2, 1, 1]);
  });

  it('falls with all that is taken, is an at most, and says from what amount it is lower', () => {
    const told = (dong: number, atAmount: number | null) =>
      accept({ dong, isAtMost: true, nextChange: atAmount === null ? null : { atAmount } });
    expect(
      [0, 99_999, 100_000, 299_999, 300_000].map((taken) => priceNow(together, at(0, taken), own)),
    ).toEqual([
      told(40_000, 100_000),
      told(40_000, 100_000),
      told(36_000, 300_000),
      told(36_000, 300_000),
      told(33_000, null),
    ]);
  });

  it('of wholesale goes by the amount of the ask, from the first step on, for traders only', () => {
    const told = (dong: number, atAmount: number | null) =>
      accept({ dong, isAtMost: false, nextChange: atAmount === null ? null : { atAmount } });
    expect(priceNow(wholesale, at(0, 900_000), trader(99_999))).toEqual(
      refuse({ code: 'below_minimum', minimum: 100_000, unit: 'g' }),
    );
    expect([100_000, 299_999, 300_000].map((amount) => priceNow(wholesale, at(0), trader(amount)))).toEqual([
      told(36_000, 300_000),
      told(36_000, 300_000),
      told(33_000, null),
    ]);
    for (const channel of ['own', 'relay'] as const)
      expect(priceNow(wholesale, at(0), { amount: 1, channel })).toEqual(refuse({ code: 'wholesale_only' }));
  });

  it('takes no fraction, no empty ask and nothing beyond its bounds', () => {
    expect(() => priceNow(clock, at(0.5), own)).toThrow('time');
    expect(() => priceNow(clock, at(priceTimeMsMax + 1), own)).toThrow('time');
    expect(() => priceNow(clock, at(0, -1), own)).toThrow('taken');
    expect(() => priceNow(clock, at(0), { ...own, amount: 0 })).toThrow('empty');
    expect(() => priceNow(clock, at(0), { ...own, amount: amountMax + 1 })).toThrow('amount');
    expect(() => priceNow({ ...flash, priceDong: 28_999 }, at(10_000), own)).toThrow('than the offer');
  });
});

describe('a price that a buyer has confirmed', () => {
  const ask = (dong: number) => ({ ...own, price: { dong } });

  it('is taken at the price now when that is as high or lower', () => {
    expect(decidePrice(clock, at(90_000), ask(36_000))).toMatchObject({ ok: true, value: { dong: 36_000 } });
    expect(decidePrice(clock, at(90_000), ask(40_000))).toMatchObject({ ok: true, value: { dong: 36_000 } });
  });

  it('is refused when it is higher now, and the price now is told', () => {
    expect(decidePrice(clock, at(89_999), ask(36_000))).toEqual(
      refuse({ code: 'price_moved', price: { dong: 40_000, version: 3 }, unit: 'g' }),
    );
  });

  it('does not open what is not for sale', () => {
    expect(decidePrice(flash, at(0), ask(1))).toEqual(refuse({ code: 'not_started', startsAtMs: 10_000 }));
  });
});

describe('the close', () => {
  it('has one price for all where all is taken together, and none elsewhere', () => {
    expect([0, 99_999, 100_000, 300_000].map((taken) => finalDong(together, taken))).toEqual([
      40_000, 40_000, 36_000, 33_000,
    ]);
    for (const offer of [flash, clock, wholesale]) expect(finalDong(offer, 300_000)).toBe(null);
    expect(() => finalDong(together, 0.5)).toThrow('whole');
  });

  it('gives back what was paid too much, rounded once on the final price', () => {
    // By hand: 333 g at 40.000 = 13.320; at 33.333 = 11.099,889 → 11.100; back 2.220.
    const order = { priceDong: 40_000, amount: 333, goodsDong: 13_320, paidDong: 13_320 };
    expect(dueBack(order, closedAt(33_333), 'g')).toEqual({
      priceDong: 33_333,
      goodsDong: 11_100,
      dueBackDong: 2_220,
      toPayDong: 0,
    });
  });

  it('rounds the goods and not what is due back, where the two would differ', () => {
    // By hand: 1 g at 1.500 = 1,5 → 2; at 400 = 0,4 → 0; back 2, where 1,1 would be 1.
    const order = { priceDong: 1_500, amount: 1, goodsDong: 2, paidDong: 2 };
    expect(dueBack(order, closedAt(400), 'g')).toMatchObject({ goodsDong: 0, dueBackDong: 2 });
  });

  it('tells who has paid nothing, or a part, what is still to pay', () => {
    const order = { priceDong: 40_000, amount: 2_000, goodsDong: 80_000, paidDong: 0 };
    const end = { priceDong: 36_000, goodsDong: 72_000 };
    expect(dueBack(order, closedAt(36_000), 'g')).toEqual({ ...end, dueBackDong: 0, toPayDong: 72_000 });
    expect(dueBack({ ...order, paidDong: 70_000 }, closedAt(36_000), 'g')).toEqual({
      ...end,
      dueBackDong: 0,
      toPayDong: 2_000,
    });
    expect(dueBack({ ...order, paidDong: 75_000 }, closedAt(36_000), 'g')).toEqual({
      ...end,
      dueBackDong: 3_000,
      toPayDong: 0,
    });
  });

  it('never asks more than was promised, also when goods were given back before it', () => {
    const order = { priceDong: 36_000, amount: 1_000, goodsDong: 36_000, paidDong: 36_000 };
    const kept = { priceDong: 36_000, goodsDong: 36_000, dueBackDong: 0, toPayDong: 0 };
    expect([40_000, null].map((closing) => dueBack(order, closedAt(closing), 'g'))).toEqual([kept, kept]);
  });

  it('goes by what the scale said, up or down, at the closing price', () => {
    // By hand: 1.980 g at 33.000 = 65.340; of 80.000 paid 14.660 back. 2.030 g at 40.000 = 81.200; 1.200 still to pay.
    const order = { priceDong: 40_000, amount: 2_000, goodsDong: 80_000, paidDong: 80_000 };
    expect(dueBack(order, { closingDong: 33_000, packedAmount: 1_980 }, 'g')).toEqual({
      priceDong: 33_000,
      goodsDong: 65_340,
      dueBackDong: 14_660,
      toPayDong: 0,
    });
    expect(dueBack(order, { closingDong: null, packedAmount: 2_030 }, 'g')).toMatchObject({
      dueBackDong: 0,
      toPayDong: 1_200,
    });
    expect(dueBack(order, { closingDong: null, packedAmount: 0 }, 'g')).toMatchObject({
      dueBackDong: 80_000,
    });
  });

  it('takes no order whose sums do not fit', () => {
    const order = { priceDong: 36_000, amount: 1_000, goodsDong: 36_000, paidDong: 0 };
    expect(() => dueBack({ ...order, goodsDong: 36_001 }, closedAt(36_000), 'g')).toThrow('price taken');
    expect(() => dueBack({ ...order, paidDong: 36_001 }, closedAt(36_000), 'g')).toThrow('paid');
    expect(() => dueBack({ ...order, paidDong: 0.5 }, closedAt(36_000), 'g')).toThrow('paid');
  });
});

describe('a rule that a host sets', () => {
  const offer = { ...lychee, minimum: 500 };
  const window = { kind: 'flash', fromMs: 0, untilMs: 1, flashDong: 40_000 } as const;
  const fall = { kind: 'falling_time', fromMs: 0, everyMs: 1_000, stepDong: 1, floorDong: 40_000 } as const;
  const list = (pairs: [number, number][]) => pairs.map(([fromAmount, dong]) => ({ fromAmount, dong }));
  const kilos = (...pairs: [number, number][]): PriceRule => ({ kind: 'falling_kilos', steps: list(pairs) });
  const sold = (...pairs: [number, number][]): PriceRule => ({ kind: 'wholesale', steps: list(pairs) });
  const many = (length: number) =>
    kilos(...Array.from({ length }, (_, index): [number, number] => [index + 1, 39_999 - index]));

  it.each<[string, PriceRule]>([
    ['fixed', { kind: 'fixed' }],
    ['live', { kind: 'live' }],
    ['a flash of a millisecond at the full price', window],
    ['a fall that has no room', fall],
    ['twenty steps', many(20)],
    ['wholesale from the smallest order on, at the full price', sold([500, 40_000])],
    ['a step from the largest amount on', kilos([amountMax, 1])],
  ])('may be %s', (_name, rule) => {
    expect(checkRule(rule, offer)).toEqual(accept(rule));
  });

  it.each<[string, string, PriceRule]>([
    ['time_out_of_bounds', 'rule.fromMs', { ...window, fromMs: -1 }],
    ['time_out_of_bounds', 'rule.untilMs', { ...window, untilMs: priceTimeMsMax + 1 }],
    ['price_out_of_bounds', 'rule.flashDong', { ...window, flashDong: 0 }],
    ['window_empty', 'rule.untilMs', { ...window, fromMs: 1 }],
    ['above_price', 'rule.flashDong', { ...window, flashDong: 40_001 }],
    ['time_out_of_bounds', 'rule.fromMs', { ...fall, fromMs: 0.5 }],
    ['time_out_of_bounds', 'rule.everyMs', { ...fall, everyMs: Infinity }],
    ['every_too_short', 'rule.everyMs', { ...fall, everyMs: 0 }],
    ['every_too_short', 'rule.everyMs', { ...fall, everyMs: 999 }],
    ['price_out_of_bounds', 'rule.stepDong', { ...fall, stepDong: 0 }],
    ['price_out_of_bounds', 'rule.floorDong', { ...fall, floorDong: 0 }],
    ['above_price', 'rule.floorDong', { ...fall, floorDong: 40_001 }],
    ['steps_missing', 'rule.steps', kilos()],
    ['too_many_steps', 'rule.steps', many(21)],
    ['amount_out_of_bounds', 'rule.steps.0.fromAmount', kilos([0, 1])],
    ['amount_out_of_bounds', 'rule.steps.1.fromAmount', kilos([1, 2], [amountMax + 1, 1])],
    ['price_out_of_bounds', 'rule.steps.0.dong', kilos([1, 0])],
    ['steps_out_of_order', 'rule.steps.1.fromAmount', kilos([2, 3], [2, 2])],
    ['steps_out_of_order', 'rule.steps.2.dong', kilos([1, 3], [2, 2], [3, 2])],
    ['not_below_price', 'rule.steps.0.dong', kilos([1, 40_000])],
    ['steps_missing', 'rule.steps', sold()],
    ['below_offer_minimum', 'rule.steps.0.fromAmount', sold([499, 30_000])],
    ['above_price', 'rule.steps.0.dong', sold([500, 40_001])],
    ['steps_out_of_order', 'rule.steps.1.dong', sold([500, 30_000], [600, 31_000])],
  ])('is refused with %s at %s', (code, path, rule) => {
    expect(checkRule(rule, offer)).toEqual(refuse({ code, path }));
  });

  it('is refused with an offer whose own price is none', () => {
    for (const priceDong of [0, 100_000_001, 1.5])
      expect(checkRule({ kind: 'live' }, { ...offer, priceDong })).toEqual(
        refuse({ code: 'price_out_of_bounds', path: 'priceDong' }),
      );
  });

  it('leaves the price to the host’s hand only when it is live', () => {
    expect(mayMovePrice({ kind: 'live' })).toEqual(accept('change'));
    for (const { rule } of [flash, clock, together, wholesale, { rule: { kind: 'fixed' } as const }])
      expect(mayMovePrice(rule)).toEqual(refuse({ code: 'price_is_ruled', kind: rule.kind }));
  });
});

describe('a bundle', () => {
  const honey = { lotId: '01', amountEach: 1, unit: 'piece' } as const;
  const fruit = { lotId: '02', amountEach: 2_500, unit: 'g' } as const;

  it('takes of each lot what its pieces are made of, in the order in which lots are locked', () => {
    expect(takesOf([honey, fruit], 3)).toEqual([
      { lotId: '01', amount: 3, unit: 'piece' },
      { lotId: '02', amount: 7_500, unit: 'g' },
    ]);
    expect(() => takesOf([honey], 0.5)).toThrow('whole');
  });

  it('is of whole pieces, and names each lot once, in order, with something of it', () => {
    const fine = { unit: 'piece', priceDong: 190_000, minimum: 1, parts: [honey, fruit] } as const;
    const rule = { kind: 'fixed' } as const;
    expect(checkRule(rule, fine)).toEqual(accept(rule));
    expect(checkRule(rule, { ...fine, parts: [honey, honey] })).toEqual(
      refuse({ code: 'parts_doubled', path: 'parts.1.lotId' }),
    );
    const many = (length: number) =>
      Array.from({ length }, (_, index) => ({ ...honey, lotId: String(10 + index) }));
    expect(wrongParts(many(20), 'piece')).toBe(undefined);
    expect([
      wrongParts([honey], 'g'),
      wrongParts([], 'piece'),
      wrongParts(many(21), 'piece'),
      wrongParts([honey, { ...fruit, amountEach: 0 }], 'piece'),
      wrongParts([{ ...fruit, amountEach: amountMax + 1 }], 'piece'),
      wrongParts([honey, fruit, honey], 'piece'),
      wrongParts([fruit, honey], 'piece'),
    ]).toEqual([
      { code: 'bundle_not_by_piece', path: 'unit' },
      { code: 'parts_missing', path: 'parts' },
      { code: 'too_many_parts', path: 'parts' },
      { code: 'part_out_of_bounds', path: 'parts.1.amountEach' },
      { code: 'part_out_of_bounds', path: 'parts.0.amountEach' },
      { code: 'parts_doubled', path: 'parts.2.lotId' },
      { code: 'parts_out_of_order', path: 'parts.1.lotId' },
    ]);
  });
});
