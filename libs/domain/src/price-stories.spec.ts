import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountMax, goodsDong, priceDongMax } from './money.js';
import { channels, type Channel } from './channels.js';
import { dueBack, finalDong, type OrderEnd } from './price-ends.js';
import {
  checkRule,
  mayMovePrice,
  priceKinds,
  priceTimeMsMax,
  type PriceKind,
  type PriceRule,
  type PriceStep,
} from './price-rules.js';
import { decidePrice, priceNow, type Priced } from './prices.js';

const priceDong = fc.integer({ min: 40, max: 200_000 });
const unit = fc.constantFrom('g' as const, 'piece' as const);

/** Rules that a host could set for this price, close enough together that stories meet their edges. */
function rulesFor(kind: PriceKind, dong: number): fc.Arbitrary<PriceRule> {
  const upTo = (max: number) => fc.integer({ min: 1, max });
  switch (kind) {
    case 'fixed':
    case 'live':
      return fc.constant({ kind });
    case 'flash':
      return fc
        .record({ fromMs: fc.nat(9_000), forMs: upTo(60_000), flashDong: upTo(dong) })
        .map(({ fromMs, forMs, flashDong }) => ({ kind, fromMs, untilMs: fromMs + forMs, flashDong }));
    case 'falling_time':
      return fc
        .record({
          fromMs: fc.nat(30_000),
          everyMs: fc.integer({ min: 1_000, max: 9_000 }),
          stepDong: upTo(dong),
          floorDong: upTo(dong),
        })
        .map((rest) => ({ kind, ...rest }));
    case 'falling_kilos':
    case 'wholesale':
      return stepsBelow(dong).map((steps) => ({ kind, steps }));
  }
}

function stepsBelow(dong: number): fc.Arbitrary<PriceStep[]> {
  const whole = (max: number) =>
    fc.uniqueArray(fc.integer({ min: 1, max }), { minLength: 20, maxLength: 20 });
  return fc
    .tuple(whole(20_000), whole(dong - 1), fc.integer({ min: 1, max: 20 }))
    .map(([from, to, length]) => {
      const amounts = from.toSorted((a, b) => a - b);
      const prices = to.toSorted((a, b) => b - a);
      return amounts.slice(0, length).map((fromAmount, at) => ({ fromAmount, dong: prices[at] ?? 1 }));
    });
}

const offersOf = (...kinds: readonly PriceKind[]): fc.Arbitrary<Priced> =>
  fc
    .tuple(unit, priceDong, fc.constantFrom(...kinds))
    .chain(([of, dong, kind]) =>
      rulesFor(kind, dong).map((rule) => ({ unit: of, priceDong: dong, priceVersion: 1, rule })),
    );

const channel = fc.constantFrom(...channels);
type Act = { afterMs: number } & (
  | { kind: 'moved'; dong: number }
  | { kind: 'taken'; amount: number }
  | { kind: 'given_back'; share: number }
  | { kind: 'ask'; amount: number; channel: Channel; overDong: number; paidShare: number }
);
const afterMs = fc.integer({ min: 0, max: 4_000 });
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('moved' as const), afterMs, dong: priceDong }),
    fc.record({ kind: fc.constant('taken' as const), afterMs, amount: fc.nat(4_000) }),
    fc.record({ kind: fc.constant('given_back' as const), afterMs, share: fc.nat(100) }),
    fc.record({
      kind: fc.constant('ask' as const),
      afterMs,
      amount: fc.integer({ min: 1, max: 25_000 }),
      channel,
      // What the buyer saw, against the price now; a buyer confirms what stands, more, or less.
      overDong: fc.oneof(fc.constant(0), fc.integer({ min: -2_000, max: 2_000 })),
      paidShare: fc.constantFrom(0, 30, 100),
    }),
  ),
  { maxLength: 40, size: 'max' },
);

type Bought = {
  confirmedDong: number;
  toldDong: number;
  amount: number;
  paidDong: number;
  end: OrderEnd;
};

/** An offer from its opening to its close: who is in, at what, and with what end. */
function play(opened: Priced, story: readonly Act[]): Bought[] {
  let [offer, nowMs, taken] = [opened, 0, 0];
  const open: Omit<Bought, 'end'>[] = [];
  for (const act of story) {
    nowMs += act.afterMs;
    if (act.kind === 'moved' && mayMovePrice(offer.rule).ok) offer = { ...offer, priceDong: act.dong };
    if (act.kind === 'taken') taken += act.amount;
    if (act.kind === 'given_back') taken -= Math.floor((taken * act.share) / 100);
    if (act.kind !== 'ask') continue;
    const at = { nowMs, taken };
    const seen = priceNow(offer, at, act);
    const confirmedDong = Math.max(0, (seen.ok ? seen.value.dong : offer.priceDong) + act.overDong);
    const decided = decidePrice(offer, at, { ...act, price: { dong: confirmedDong } });
    if (!decided.ok) continue;
    const toldDong = decided.value.dong;
    const paidDong = Math.floor((goodsDong(toldDong, act.amount, offer.unit) * act.paidShare) / 100);
    open.push({ confirmedDong, toldDong, amount: act.amount, paidDong });
    taken += act.amount;
  }
  const closing = finalDong(offer, taken);
  return open.map((one) => {
    const { toldDong, amount, paidDong } = one;
    const order = {
      priceDong: toldDong,
      amount,
      goodsDong: goodsDong(toldDong, amount, offer.unit),
      paidDong,
    };
    return { ...one, end: dueBack(order, { closingDong: closing, packedAmount: null }, offer.unit) };
  });
}

const every = (offers: fc.Arbitrary<Priced>, holds: (offer: Priced, story: Act[]) => void) =>
  fc.assert(fc.property(offers, acts, holds), { numRuns: 300 });

describe.each(priceKinds)('a story of an offer that is %s', (kind) => {
  it('is never of nobody: a host may set such rules, and people buy', () => {
    let bought = 0;
    every(offersOf(kind), (offer, story) => {
      expect(checkRule(offer.rule, { ...offer, minimum: 1 }).ok).toBe(true);
      bought += play(offer, story).length;
    });
    expect(bought).toBeGreaterThan(100);
  });

  it('lets nobody pay more than was confirmed, nor more than was told', () => {
    every(offersOf(kind), (offer, story) => {
      for (const { end, confirmedDong, toldDong } of play(offer, story)) {
        expect(end.priceDong).toBeLessThanOrEqual(confirmedDong);
        expect(end.priceDong).toBeLessThanOrEqual(toldDong);
      }
    });
  });

  it('keeps the sums: what was paid and is to pay is what goods cost at the end and what is due back', () => {
    every(offersOf(kind), (offer, story) => {
      let [inDong, outDong] = [0n, 0n];
      for (const { end, amount, paidDong } of play(offer, story)) {
        expect(Math.min(end.dueBackDong, end.toPayDong)).toBe(0);
        inDong += BigInt(paidDong) + BigInt(end.toPayDong);
        outDong += BigInt(goodsDong(end.priceDong, amount, offer.unit)) + BigInt(end.dueBackDong);
      }
      expect(inDong).toBe(outDong);
    });
  });

  it('has one price between two changes, and another at each', () => {
    const where = fc.record({
      nowMs: fc.nat(200_000),
      taken: fc.nat(60_000),
      amount: fc.integer({ min: 1, max: 25_000 }),
    });
    fc.assert(
      fc.property(offersOf(kind), where, channel, fc.nat(999), (offer, now, by, permille) => {
        const answer = (at: typeof now) => sayNow(priceNow(offer, at, { amount: at.amount, channel: by }));
        const here = answer(now);
        const change = changeOf(kind, offer, now, by);
        const next = change.at ?? change.from + 100_000;
        const between = change.from + Math.floor(((next - 1 - change.from) * permille) / 1_000);
        expect([between, next - 1].map((place) => answer({ ...now, [change.of]: place }))).toEqual([
          here,
          here,
        ]);
        if (change.at !== undefined) expect(answer({ ...now, [change.of]: change.at })).not.toEqual(here);
      }),
      { numRuns: 1_000 },
    );
  });

  if (kind !== 'live')
    it('is as it would be without the host’s moves', () => {
      every(offersOf(kind), (offer, story) => {
        const still = story.map((act): Act =>
          act.kind === 'moved' ? { ...act, kind: 'taken', amount: 0 } : act,
        );
        expect(play(offer, story)).toEqual(play(offer, still));
      });
    });
});

/** Along what the next change of this kind lies, from where we stand; undefined: there is none. */
function changeOf(
  kind: PriceKind,
  offer: Priced,
  now: { nowMs: number; taken: number; amount: number },
  by: Channel,
): { of: 'nowMs' | 'taken' | 'amount'; from: number; at: number | undefined } {
  const of = kind === 'falling_kilos' ? 'taken' : kind === 'wholesale' ? 'amount' : 'nowMs';
  const told = priceNow(offer, now, { amount: now.amount, channel: by });
  if (told.ok)
    return {
      of,
      from: now[of],
      at: told.value.nextChange ? Object.values(told.value.nextChange)[0] : undefined,
    };
  const { refusal } = told;
  if (refusal.code === 'not_started') return { of, from: now[of], at: refusal.startsAtMs };
  return { of, from: now[of], at: refusal.code === 'below_minimum' ? refusal.minimum : undefined };
}

function sayNow(now: ReturnType<typeof priceNow>): string {
  return now.ok ? `${now.value.dong}` : now.refusal.code;
}

describe('a falling price', () => {
  const dongOf = (now: ReturnType<typeof priceNow>): number => {
    if (!now.ok) throw new Error(`a falling price is always for sale: ${now.refusal.code}`);
    return now.value.dong;
  };

  it('never rises with the time, nor passes below its floor', () => {
    fc.assert(
      fc.property(offersOf('falling_time'), fc.nat(200_000), fc.nat(200_000), (offer, nowMs, laterMs) => {
        const [before, after] = [nowMs, nowMs + laterMs].map((at) =>
          dongOf(priceNow(offer, { nowMs: at, taken: 0 }, { amount: 1, channel: 'own' })),
        );
        expect(after).toBeLessThanOrEqual(before ?? 0);
        if (offer.rule.kind === 'falling_time') expect(after).toBeGreaterThanOrEqual(offer.rule.floorDong);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never rises with what is taken, and ends the same for all when nothing is given back', () => {
    const kept = acts.map((story) => story.filter(({ kind }) => kind !== 'given_back'));
    fc.assert(
      fc.property(offersOf('falling_kilos'), kept, (offer, story) => {
        const bought = play(offer, story);
        const told = bought.map(({ toldDong }) => toldDong);
        expect(told).toEqual(told.toSorted((a, b) => b - a));
        expect(new Set(bought.map(({ end }) => end.priceDong)).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('wholesale', () => {
  it('never sells below its minimum, nor under the price of the step that the ask stands on', () => {
    every(offersOf('wholesale'), (offer, story) => {
      if (offer.rule.kind !== 'wholesale') return;
      const [first] = offer.rule.steps;
      for (const { amount, end } of play(offer, story)) {
        expect(amount).toBeGreaterThanOrEqual(first?.fromAmount ?? Infinity);
        const reached = offer.rule.steps.filter(({ fromAmount }) => fromAmount <= amount);
        expect(end.priceDong).toBe(Math.min(...reached.map(({ dong }) => dong)));
      }
    });
  });
});

describe('a rule that was checked', () => {
  const odd = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 3_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 0, 0.5, NaN, Infinity, 999, 1_000) },
    { weight: 1, arbitrary: fc.constantFrom(priceDongMax, priceDongMax + 1, amountMax, amountMax + 1) },
    { weight: 1, arbitrary: fc.constantFrom(priceTimeMsMax, priceTimeMsMax + 1, Number.MAX_SAFE_INTEGER) },
  );
  const oddSteps = fc.array(fc.record({ fromAmount: odd, dong: odd }), { maxLength: 3 });
  const rules: fc.Arbitrary<PriceRule> = fc.oneof(
    fc.record({ kind: fc.constantFrom('fixed' as const, 'live' as const) }),
    fc.record({ kind: fc.constant('flash' as const), fromMs: odd, untilMs: odd, flashDong: odd }),
    fc.record({
      kind: fc.constant('falling_time' as const),
      fromMs: odd,
      everyMs: odd,
      stepDong: odd,
      floorDong: odd,
    }),
    fc.record({ kind: fc.constantFrom('falling_kilos' as const, 'wholesale' as const), steps: oddSteps }),
  );

  it('has a price or a refusal at every moment and for every ask, and its end a sum', () => {
    const moment = fc.record({
      nowMs: fc.oneof(fc.nat(10_000), fc.integer({ min: 0, max: priceTimeMsMax })),
      taken: fc.oneof(fc.nat(10_000), fc.nat(1_000_000_000)),
    });
    const ask = fc.record({ amount: fc.integer({ min: 1, max: amountMax }), channel });
    const offers = fc.record({ unit, priceDong: odd, priceVersion: fc.constant(1), rule: rules });
    const accepted = new Set<PriceKind>();
    fc.assert(
      fc.property(offers, moment, ask, (offer, at, asked) => {
        const { rule, unit: of } = offer;
        if (!checkRule(rule, { ...offer, minimum: 1 }).ok) return;
        accepted.add(rule.kind);
        const now = priceNow(offer, at, asked);
        if (!now.ok) return;
        const { nextChange } = now.value;
        const next = nextChange && Object.values(nextChange)[0];
        expect(next === null || Number.isSafeInteger(next)).toBe(true);
        expect(now.value.dong).toBeGreaterThanOrEqual(1);
        const goods = goodsDong(now.value.dong, asked.amount, of);
        const order = { priceDong: now.value.dong, amount: asked.amount, goodsDong: goods, paidDong: goods };
        expect(
          dueBack(order, { closingDong: finalDong(offer, at.taken), packedAmount: null }, of).goodsDong,
        ).toBe(goods);
      }),
      { numRuns: 20_000 },
    );
    expect(accepted.size).toBe(priceKinds.length);
  });
});
