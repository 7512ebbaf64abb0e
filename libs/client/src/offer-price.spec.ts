import type { PriceRule } from '@chophien/domain';
import { describe, expect, it } from '@jest/globals';
import { shownPrice } from './offer-price.js';

const lychee = { unit: 'g', priceDong: 40_000, priceVersion: 3, step: 400, minimum: 500 } as const;
const steps = [
  { fromAmount: 50_000, dong: 36_000 },
  { fromAmount: 200_000, dong: 33_000 },
];
const by = (rule: PriceRule, nowMs = 0, { taken = 0, amount = 1_000 } = {}) =>
  shownPrice({ ...lychee, rule, taken }, nowMs, amount);

describe('the price as it is shown', () => {
  it('is the offer’s own where no rule is told', () => {
    expect(shownPrice(lychee, 0, 1_000)).toMatchObject({
      dong: 40_000,
      version: 3,
      insteadOf: null,
      sale: 'open',
      changesAtMs: null,
    });
  });

  it('of a flash counts down to its opening, then to its end, then is over', () => {
    const flash = { kind: 'flash', fromMs: 10_000, untilMs: 70_000, flashDong: 29_000 } as const;
    expect(by(flash, 9_999)).toMatchObject({
      sale: 'not_started',
      dong: 29_000,
      insteadOf: 40_000,
      changesAtMs: 10_000,
    });
    expect(by(flash, 10_000)).toMatchObject({
      sale: 'open',
      dong: 29_000,
      insteadOf: 40_000,
      changesAtMs: 70_000,
      nextDong: null,
    });
    expect(by(flash, 70_000)).toMatchObject({ sale: 'over', dong: 40_000, insteadOf: null });
  });

  it('that falls by time says when it falls next and to what, until the floor', () => {
    const clock = {
      kind: 'falling_time',
      fromMs: 60_000,
      everyMs: 30_000,
      stepDong: 4_000,
      floorDong: 30_000,
    } as const;
    expect(by(clock, 0)).toMatchObject({ dong: 40_000, changesAtMs: 90_000, nextDong: 36_000 });
    expect(by(clock, 149_999)).toMatchObject({
      dong: 32_000,
      insteadOf: 40_000,
      changesAtMs: 150_000,
      nextDong: 30_000,
    });
    expect(by(clock, 150_000)).toMatchObject({ dong: 30_000, changesAtMs: null, nextDong: null });
  });

  it('that falls for all is the most that is paid, and says how much in all brings the next', () => {
    const together = { kind: 'falling_kilos', steps } as const;
    expect(by(together, 0, { taken: 49_999 })).toMatchObject({
      dong: 40_000,
      isAtMost: true,
      changesAtAmount: 50_000,
      nextDong: 36_000,
    });
    expect(by(together, 0, { taken: 200_000 })).toMatchObject({
      dong: 33_000,
      insteadOf: 40_000,
      changesAtAmount: null,
    });
  });

  it('for wholesale goes by the amount of this order, from its least on', () => {
    const wholesale = { kind: 'wholesale', steps } as const;
    expect(by(wholesale)).toMatchObject({
      dong: 36_000,
      minimum: 50_100,
      changesAtAmount: 200_000,
      nextDong: 33_000,
    });
    expect(by(wholesale, 0, { amount: 200_000 })).toMatchObject({
      dong: 33_000,
      changesAtAmount: null,
      nextDong: null,
    });
  });
});
