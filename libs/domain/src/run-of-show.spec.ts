import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from './result.js';
import {
  checkPlan,
  expectedStarts,
  nextInRun,
  startedRule,
  turnMinutes,
  whyNotBegin,
  type OfferPlan,
  type PlannedPrice,
  type RunOffer,
} from './run-of-show.js';

const minuteMs = 60_000;
const noPlan: OfferPlan = { minutes: null, price: null };
const flash = (minutes: number, flashDong = 29_000): PlannedPrice => ({ kind: 'flash', minutes, flashDong });
const fall: PlannedPrice = { kind: 'falling_time', everyMs: 60_000, stepDong: 1_000, floorDong: 30_000 };
const offer = (id: string, over: Partial<RunOffer> = {}): RunOffer => ({
  ...{
    id,
    name: `Vải ${id}`,
    unit: 'g',
    state: 'open',
    left: 50_000,
    minimum: 1_000,
    taken: 0,
    priceDong: 40_000,
  },
  ...{ rule: { kind: 'live' }, plan: noPlan },
  ...over,
});
const flashUntil = (untilMs: number, fromMs = 0) => ({
  rule: { kind: 'flash', fromMs, untilMs, flashDong: 30_000 } as const,
});

describe('whose turn is next', () => {
  it('is the bag’s first, then the one behind whoever is shown, then nobody’s', () => {
    const bag = [offer('A'), offer('B')];
    expect(nextInRun(bag, null)).toEqual({ next: bag[0], passed: [] });
    expect(nextInRun(bag, 'A')).toEqual({ next: bag[1], passed: [] });
    expect(nextInRun(bag, 'B')).toEqual({ next: undefined, passed: [] });
  });

  it('passes over what is sold out or put away, and names it', () => {
    const bag = [
      ...[offer('A'), offer('B', { state: 'sold_out' }), offer('C', { left: 999 })],
      ...[offer('D', { state: 'closed', left: 0 }), offer('E')],
    ];
    const passed = [
      { offerId: 'B', name: 'Vải B', why: 'sold_out' },
      { offerId: 'C', name: 'Vải C', why: 'sold_out' },
      { offerId: 'D', name: 'Vải D', why: 'closed' },
    ];
    expect(nextInRun(bag, 'A')).toEqual({ next: bag[4], passed });
    expect(nextInRun(bag.slice(0, 4), 'A')).toEqual({ next: undefined, passed });
  });
});

describe('the clock of a run', () => {
  it('counts a flash without minutes as long as itself, and what nobody has timed as nothing', () => {
    expect(turnMinutes({ minutes: null, price: flash(7) })).toBe(7);
    expect(turnMinutes({ minutes: 12, price: flash(7) })).toBe(12);
    expect(turnMinutes({ minutes: null, price: fall })).toBeNull();
  });

  it('expects each turn when those before it are over, and none for what cannot be sold', () => {
    const bag = [
      offer('A', { plan: { minutes: 10, price: null } }),
      offer('B', { plan: { minutes: 5, price: null }, state: 'sold_out' }),
      offer('C', { plan: { minutes: null, price: flash(8) } }),
      offer('D'),
    ];
    expect([...expectedStarts(bag, null, 0)]).toEqual([
      ['A', 0],
      ['C', 10 * minuteMs],
      ['D', 18 * minuteMs],
    ]);
    const turn = { offerId: 'A', sinceMs: minuteMs };
    expect([...expectedStarts(bag, turn, 2 * minuteMs)]).toEqual([
      ['C', 11 * minuteMs],
      ['D', 19 * minuteMs],
    ]);
    // Who talks longer than planned moves all that follows.
    expect(expectedStarts(bag, turn, 30 * minuteMs).get('C')).toBe(30 * minuteMs);
  });

  it('starts a flash for its minutes and a fall from then on', () => {
    expect(startedRule(flash(2), 1_000)).toEqual({
      ...{ kind: 'flash', fromMs: 1_000, untilMs: 121_000, flashDong: 29_000 },
    });
    expect(startedRule(fall, 1_000)).toEqual({ ...fall, fromMs: 1_000 });
  });
});

describe('a plan that clashes', () => {
  const check = (plan: OfferPlan, of = offer('A'), bag: RunOffer[] = [of], startMs: number | undefined = 0) =>
    checkPlan(plan, of, { bag, startMs });

  it('is a flash longer than its turn; one as long as its turn is none', () => {
    expect(check({ minutes: 5, price: flash(6) })).toEqual(
      refuse({ code: 'flash_beyond_turn', flashMinutes: 6, minutes: 5 }),
    );
    const fits = { minutes: 5, price: flash(5) };
    expect(check(fits)).toEqual(accept(fits));
  });

  it('is a second flash while another sells, and it is told when that one ends', () => {
    const other = offer('B', flashUntil(6 * minuteMs));
    const mine = offer('A');
    expect(whyNotBegin(flash(5), mine, { bag: [mine, other], startMs: 6 * minuteMs - 1 })).toEqual({
      ...{ code: 'flash_clash', offerId: 'B', name: 'Vải B', untilMs: 6 * minuteMs },
    });
    expect(whyNotBegin(flash(5), mine, { bag: [mine, other], startMs: 6 * minuteMs })).toBeUndefined();
    // Two that clash: what counts is the one that ends last.
    const last = offer('C', flashUntil(9 * minuteMs, 7 * minuteMs));
    expect(whyNotBegin(flash(8), mine, { bag: [mine, other, last], startMs: 0 })).toMatchObject({
      offerId: 'C',
    });
  });

  it('is none with its own flash of before, with one that is sold out, or with a fall', () => {
    const mine = offer('A', flashUntil(6 * minuteMs));
    const gone = offer('B', { ...flashUntil(6 * minuteMs), state: 'sold_out' });
    expect(whyNotBegin(flash(5), mine, { bag: [mine, gone], startMs: 0 })).toBeUndefined();
    const other = offer('C', flashUntil(6 * minuteMs));
    expect(whyNotBegin(fall, mine, { bag: [mine, other], startMs: 0 })).toBeUndefined();
  });

  it('is any price for those who were promised the shared one, and a flash for wholesale', () => {
    const steps = [{ fromAmount: 10_000, dong: 36_000 }];
    const shared = offer('A', { rule: { kind: 'falling_kilos', steps }, taken: 1_000 });
    expect(check({ minutes: null, price: fall }, shared)).toEqual(refuse({ code: 'price_rule_in_use' }));
    expect(check({ minutes: 3, price: null }, shared).ok).toBe(true);
    expect(check({ minutes: null, price: fall }, { ...shared, taken: 0 }).ok).toBe(true);
    const wholesale = offer('A', { rule: { kind: 'wholesale', steps } });
    expect(check({ minutes: null, price: flash(3) }, wholesale)).toEqual(
      refuse({ code: 'wholesale_and_flash', name: 'Vải A' }),
    );
  });

  it('is a price above the offer’s own', () => {
    expect(check({ minutes: null, price: flash(3, 40_001) })).toEqual(
      refuse({
        ...{ code: 'planned_price_above', name: 'Vải A', dong: 40_001, priceDong: 40_000, unit: 'g' },
      } as const),
    );
    expect(check({ minutes: null, price: flash(3, 40_000) }).ok).toBe(true);
  });
});
