import { describe, expect, it } from '@jest/globals';
import { decideCapAsk, decideCapRequest, isBigChange } from './caps.js';
import { accept, refuse } from './result.js';

const lychee = { unit: 'g', minimum: 500 } as const;

describe('a cap that somebody wants to change', () => {
  const standing = { now: 10_000, promised: 4_000 };

  it('is changed when it is still what the editor saw', () => {
    expect(decideCapAsk(lychee, standing, { what: 'cap', from: 10_000, to: 4_000 })).toEqual(
      accept('change'),
    );
    expect(decideCapAsk(lychee, standing, { what: 'cap', from: undefined, to: 20_000 })).toEqual(
      accept('change'),
    );
  });

  it('is left as it is when somebody changed it meanwhile, and both values are told', () => {
    expect(decideCapAsk(lychee, standing, { what: 'own_cap', from: 8_000, to: 20_000 })).toEqual(
      refuse({ code: 'changed_meanwhile', now: 10_000, asked: 20_000, unit: 'g' }),
    );
    expect(
      decideCapAsk(
        { unit: 'piece', minimum: 1 },
        { now: null, promised: 0 },
        { what: 'picking_day_cap', from: 0, to: 9 },
      ),
    ).toEqual(refuse({ code: 'changed_meanwhile', now: null, asked: 9, unit: 'g' }));
  });

  it('is granted again when it stands so already', () => {
    expect(decideCapAsk(lychee, standing, { what: 'cap', from: 8_000, to: 10_000 })).toEqual(
      accept('as it is'),
    );
  });

  it('never falls below what is promised under it', () => {
    expect(decideCapAsk(lychee, standing, { what: 'cap', from: 10_000, to: 3_999 })).toEqual(
      refuse({ code: 'cap_below_promised', promised: 4_000 }),
    );
    expect(decideCapAsk(lychee, standing, { what: 'relay_cap', from: 10_000, to: null })).toEqual(
      accept('change'),
    );
  });

  it('is a number for the offer, and for a person at least the smallest order', () => {
    expect(decideCapAsk(lychee, standing, { what: 'cap', from: 10_000, to: null })).toMatchObject({
      refusal: { code: 'invalid', fields: [{ path: 'change.to', rule: 'isInt' }] },
    });
    for (const what of ['per_buyer', 'per_household'] as const) {
      const free = { now: null, promised: 0 };
      expect(decideCapAsk(lychee, free, { what, from: null, to: 499 })).toMatchObject({
        refusal: { code: 'invalid', fields: [{ path: 'change.to', rule: 'min' }] },
      });
      expect(decideCapAsk(lychee, free, { what, from: null, to: 500 })).toEqual(accept('change'));
    }
  });
});

describe('a big change', () => {
  const big = { sharePercent: 50, grams: 500_000, pieces: 200 };
  const isBig = (from: number | null, to: number | null, more = {}) =>
    isBigChange(big, { from, to, unit: 'g', whole: 2_000_000, ...more });

  it('passes both the share of the old value and the amount, up or down', () => {
    expect(isBig(1_000_000, 1_500_000)).toBe(false); // half, and not more than half
    expect(isBig(1_000_000, 1_500_001)).toBe(true);
    expect(isBig(1_000_000, 499_999)).toBe(true);
    expect(isBig(100_000, 600_000)).toBe(false); // much, and not more than the amount
    expect(isBig(4_000_000, 5_000_000)).toBe(false); // tons, and a quarter
    expect(isBig(0, 500_001)).toBe(true);
    expect(isBig(100, 301, { unit: 'piece' })).toBe(true);
    expect(isBig(100, 300, { unit: 'piece' })).toBe(false);
  });

  it('counts a part without a limit as the whole', () => {
    expect(isBig(null, 100_000)).toBe(true);
    expect(isBig(null, 1_600_000)).toBe(false);
    expect(isBig(1_000_000, null)).toBe(true);
  });

  it('is it to take a picking day’s cap away, never to give it one', () => {
    expect(isBig(null, 1, { whole: null })).toBe(false);
    expect(isBig(1, null, { whole: null })).toBe(true);
  });
});

describe('a request for a big change', () => {
  const waiting = { state: 'waiting', askedBy: 'an' } as const;

  it('is decided by another person, and withdrawn only by who asked', () => {
    expect(decideCapRequest(waiting, 'approve', 'binh')).toEqual(accept('applied'));
    expect(decideCapRequest(waiting, 'refuse', 'binh')).toEqual(accept('refused'));
    expect(decideCapRequest(waiting, 'withdraw', 'an')).toEqual(accept('withdrawn'));
    expect(decideCapRequest(waiting, 'withdraw', 'binh')).toEqual(refuse({ code: 'not_allowed' }));
    for (const decision of ['approve', 'refuse'] as const)
      expect(decideCapRequest(waiting, decision, 'an')).toEqual(refuse({ code: 'second_person_needed' }));
  });

  it('is decided once', () => {
    for (const state of ['applied', 'refused', 'withdrawn'] as const)
      expect(decideCapRequest({ ...waiting, state }, 'approve', 'binh')).toEqual(
        refuse({ code: 'already_decided', state }),
      );
  });
});
