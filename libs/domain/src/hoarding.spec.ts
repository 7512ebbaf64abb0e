import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  holdMsAfter,
  marketDay,
  mayHold,
  readDatedRules,
  ruleOn,
  whyNotFirst,
  type DatedRules,
} from './hoarding.js';
import { accept, refuse } from './result.js';

const since = '2026-06-12';
const dated = (value: number, from = since): DatedRules => [{ value, since: from }];
const rules = { perAccount: dated(3), perDevice: dated(5), perAddress: dated(4) };
const none = { account: 0, device: 0, address: 0 };

describe('a dated rule', () => {
  it('says nothing before its day, and holds from the first minute of it by the market’s clock', () => {
    // 17:00 in Greenwich is midnight in Hà Nội.
    const beginsMs = Date.UTC(2026, 5, 11, 17);
    expect([beginsMs - 1, beginsMs].map(marketDay)).toEqual(['2026-06-11', '2026-06-12']);
    expect(ruleOn(dated(3), '2026-06-11')).toBeUndefined();
    expect(ruleOn(dated(3), '2026-06-12')).toEqual({ value: 3, since });
  });

  it('gives way to the next one on the day of that, and not before', () => {
    const rule = readDatedRules('3@2026-06-12, 2@2026-12-01') ?? [];
    expect(['2026-11-30', '2026-12-01'].map((day) => ruleOn(rule, day)?.value)).toEqual([3, 2]);
  });

  it.each([
    '3',
    '3@',
    '@2026-06-12',
    '0@2026-06-12',
    '-1@2026-06-12',
    '1.5@2026-06-12',
    '3@2026-02-30',
    '3@12/6/2026',
  ])('is not read out of «%s»', (text) => expect(readDatedRules(text)).toBeUndefined());

  it('is not read where its days go back, and is none where nothing is written', () => {
    expect(readDatedRules('3@2026-06-12,2@2026-06-12')).toBeUndefined();
    expect(readDatedRules('3@2026-06-12,2@2026-06-11')).toBeUndefined();
    expect(readDatedRules(' ')).toEqual([]);
  });

  it('is read as it was written, whatever its bound and day', () => {
    const days = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e11 }), days, (value, at) => {
        const day = at.toISOString().slice(0, 10);
        expect(readDatedRules(`${value}@${day}`)).toEqual([{ value, since: day }]);
      }),
    );
  });
});

describe('holds that are open', () => {
  it('leave room for one more below the bound, and for none at it', () => {
    expect(mayHold({ ...none, account: 2 }, rules, since)).toEqual(accept(null));
    expect(mayHold({ ...none, account: 3 }, rules, since)).toEqual(
      refuse({ code: 'too_many_holds', of: 'account', most: 3, since }),
    );
    expect(mayHold({ ...none, device: 5 }, rules, since)).toMatchObject({
      refusal: { of: 'device', most: 5 },
    });
    expect(mayHold({ ...none, address: 4 }, rules, since)).toMatchObject({ refusal: { of: 'address' } });
  });

  it('are bounded by nothing the day before', () => {
    expect(mayHold({ account: 90, device: 90, address: 90 }, rules, '2026-06-11')).toEqual(accept(null));
  });

  it('never come to more than the bound, however many are asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(60), (most, asks) => {
        let account = 0;
        for (let ask = 0; ask < asks; ask += 1)
          if (mayHold({ ...none, account }, { ...rules, perAccount: dated(most) }, since).ok) account += 1;
        expect(account).toBe(Math.min(most, asks));
      }),
    );
  });
});

describe('a first order', () => {
  const rule = { value: 5_000_000, since };
  it('may cost as much as the rule says and not a đồng more', () => {
    expect(whyNotFirst(5_000_000, rule)).toBeUndefined();
    expect(whyNotFirst(5_000_001, rule)).toEqual({ code: 'first_order_limit', mostDong: 5_000_000, since });
  });

  it('may cost anything where no rule holds', () =>
    expect(whyNotFirst(90_000_000, undefined)).toBeUndefined());
});

describe('the time of a hold', () => {
  const ofTime = { unpaidDays: dated(7), holdMsMin: 120_000 };
  it('is halved by each one that ended unpaid, down to the least', () => {
    const times = [0, 1, 2, 3, 90].map((unpaid) => holdMsAfter(unpaid, 600_000, ofTime, since));
    expect(times).toEqual([600_000, 300_000, 150_000, 120_000, 120_000]);
  });

  it('is whole before the rule’s day, and where there is none', () => {
    expect(holdMsAfter(4, 600_000, ofTime, '2026-06-11')).toBe(600_000);
    expect(holdMsAfter(4, 600_000, { ...ofTime, unpaidDays: [] }, since)).toBe(600_000);
  });

  it('is never longer than usual, never nothing, and never longer for who has left more unpaid', () => {
    const ms = fc.integer({ min: 1_000, max: 86_400_000 });
    fc.assert(
      fc.property(fc.nat(500), ms, ms, (unpaid, baseMs, holdMsMin) => {
        const after = (count: number) => holdMsAfter(count, baseMs, { ...ofTime, holdMsMin }, since);
        expect(after(unpaid)).toBeLessThanOrEqual(baseMs);
        expect(after(unpaid)).toBeGreaterThanOrEqual(Math.min(baseMs, holdMsMin));
        expect(after(unpaid + 1)).toBeLessThanOrEqual(after(unpaid));
      }),
    );
  });
});
