import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOnStep, largestFitting } from './steps.js';
import { freeForLine, serveLine, whyNotJoin, type InLine, type Turn } from './waits.js';

const halfKilos = { step: 500, minimum: 1_000 };
const wish = (id: string, waitsFor: number, room: number | null = null): InLine => ({ id, waitsFor, room });
const kilos = (id: string, amount: number) => ({ id, amount, waitsFor: 0, ends: null });

describe('goods that come back', () => {
  it('are the first one’s in line, as much as was asked for, and then the next one’s', () => {
    expect(serveLine(halfKilos, 8_000, [wish('hoa', 5_000), wish('lan', 3_000), wish('tu', 1_000)])).toEqual([
      kilos('hoa', 5_000),
      kilos('lan', 3_000),
    ]);
  });

  it('are a part for the first where they do not fit, who stays first for the rest', () => {
    expect(serveLine(halfKilos, 3_700, [wish('hoa', 5_000), wish('lan', 1_000)])).toEqual([
      { id: 'hoa', amount: 3_500, waitsFor: 1_500, ends: null },
    ]);
  });

  it('wait for the first, however little the next one asks for', () => {
    const apart = { step: 1_000, minimum: 500 };
    expect(serveLine(apart, 1_400, [wish('hoa', 1_500), wish('lan', 500)])).toEqual([
      { id: 'hoa', amount: 500, waitsFor: 1_000, ends: null },
    ]);
  });

  it('are nobody’s while they are less than is sold', () => {
    expect(serveLine(halfKilos, 900, [wish('hoa', 1_000)])).toEqual([]);
  });

  it('go past who has as much as one may have, and that is said', () => {
    expect(serveLine(halfKilos, 2_000, [wish('hoa', 2_000, 500), wish('lan', 2_000)])).toEqual([
      { id: 'hoa', amount: 0, waitsFor: 0, ends: 'buyer_limit' },
      kilos('lan', 2_000),
    ]);
    expect(serveLine(halfKilos, 9_000, [wish('hoa', 5_000, 3_000), wish('lan', 2_000)])).toEqual([
      { id: 'hoa', amount: 3_000, waitsFor: 0, ends: 'buyer_limit' },
      kilos('lan', 2_000),
    ]);
  });

  it('leave no wish for less than is sold', () => {
    expect(serveLine(halfKilos, 4_500, [wish('hoa', 5_000)])).toEqual([
      { id: 'hoa', amount: 4_500, waitsFor: 0, ends: 'rest_too_small' },
    ]);
  });
});

const steps = fc.record({ step: fc.integer({ min: 1, max: 7 }), minimum: fc.integer({ min: 1, max: 9 }) });
const wishes = fc.array(
  fc.record({
    waitsFor: fc.integer({ min: 1, max: 40 }),
    room: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
  }),
  { maxLength: 8 },
);
const lines = wishes.map((line) => line.map((each, at) => ({ ...each, id: String(at) })));

describe('any line, any amount that comes back', () => {
  it('is never given more than is free, nor anybody more than was asked for or is allowed', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 120 }), lines, (by, free, line) => {
        const turns = serveLine(by, free, line);
        expect(turns.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(free);
        for (const { id, amount, waitsFor } of turns) {
          const { waitsFor: asked, room } = entryOf(line, id);
          expect(amount).toBeLessThanOrEqual(Math.min(asked, room ?? asked));
          expect(amount + waitsFor).toBeLessThanOrEqual(asked);
          if (amount > 0) expect(isOnStep(by, amount)).toBe(true);
        }
      }),
    );
  });

  it('gives nobody a gram while somebody earlier waits for one that could be taken', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 120 }), lines, (by, free, line) => {
        const turns = serveLine(by, free, line);
        // Who was looked at stands at the front, without a gap.
        expect(turns.map(({ id }) => id)).toEqual(line.slice(0, turns.length).map(({ id }) => id));
        for (const turn of turns.slice(0, -1)) {
          const { waitsFor, room } = entryOf(line, turn.id);
          const missing = Math.min(waitsFor, room ?? waitsFor) - turn.amount;
          expect(largestFitting(by, missing)).toBe(0);
        }
      }),
    );
  });

  it('passes nobody over in silence: whose wish is over has all of it, or hears why not', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 120 }), lines, (by, free, line) => {
        for (const { id, amount, waitsFor, ends } of serveLine(by, free, line))
          expect(waitsFor > 0 || ends !== null || amount === entryOf(line, id).waitsFor).toBe(true);
      }),
    );
  });

  it('lets nothing lie: asked again and again, it ends with nobody in line or less than is sold', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 120 }), lines, (by, free, line) => {
        let [left, now]: [number, readonly InLine[]] = [free, line];
        for (let turns = serveLine(by, left, now); turns.length > 0; turns = serveLine(by, left, now)) {
          left -= turns.reduce((sum, { amount }) => sum + amount, 0);
          now = after(now, turns);
        }
        expect(now.length === 0 || left < by.minimum).toBe(true);
      }),
    );
  });
});

/** The line once these turns are taken: who is had or told goes, who waits for a rest stays where they stood. */
function after(line: readonly InLine[], turns: readonly Turn[]): InLine[] {
  return line.flatMap((entry) => {
    const turn = turns.find(({ id }) => id === entry.id);
    if (!turn) return [entry];
    const room = entry.room === null ? null : entry.room - turn.amount;
    return turn.waitsFor > 0 ? [{ ...entry, room, waitsFor: turn.waitsFor }] : [];
  });
}

function entryOf(line: readonly InLine[], id: string): InLine {
  const entry = line.find((each) => each.id === id);
  if (!entry) throw new Error(`${id} was answered and not in line`);
  return entry;
}

describe('what a line may be given', () => {
  const offer = {
    state: 'open',
    cap: 9_000,
    held: 1_000,
    sold: 2_000,
    channels: {},
    pickingDay: null,
  } as const;

  it('is what is left, under every cap that it counts in', () => {
    expect(freeForLine(offer)).toBe(6_000);
    expect(freeForLine({ ...offer, channels: { own: { cap: 4_000, taken: 3_000 } } })).toBe(1_000);
    const pickingDay = { capGrams: 9_000, takenGrams: 8_500, gramsEach: 200 };
    expect(freeForLine({ ...offer, pickingDay })).toBe(2);
    expect(freeForLine({ ...offer, pickingDay: { ...pickingDay, takenGrams: 9_500 } })).toBe(0);
  });

  it('is nothing while the host says that it is sold out', () => {
    expect(freeForLine({ ...offer, state: 'sold_out' })).toBe(0);
  });
});

describe('who may join', () => {
  const now = {
    ...halfKilos,
    unit: 'g',
    free: 0,
    cap: 40_000,
    perBuyer: null,
    had: 0,
    inLine: 2,
    lineMax: 3,
  } as const;

  it('is whoever finds nothing left that could be bought', () => {
    expect(whyNotJoin(now, 3_000)).toBeUndefined();
    expect(whyNotJoin({ ...now, free: 999 }, 3_000)).toBeUndefined();
    expect(whyNotJoin({ ...now, free: 1_000 }, 3_000)).toEqual({
      code: 'not_sold_out',
      left: 1_000,
      unit: 'g',
    });
  });

  it('asks for an amount that is sold, within the buyer’s own limit, in a line that has room', () => {
    expect(whyNotJoin(now, 1_200)).toEqual({ code: 'amount_off_step', step: 500, minimum: 1_000, unit: 'g' });
    expect(whyNotJoin({ ...now, perBuyer: 4_000, had: 2_000 }, 2_500)).toEqual({
      code: 'buyer_limit',
      left: 2_000,
      limit: 4_000,
      unit: 'g',
    });
    expect(whyNotJoin({ ...now, perBuyer: 4_000, had: 2_000 }, 2_000)).toBeUndefined();
    expect(whyNotJoin(now, 40_500)).toMatchObject({ code: 'buyer_limit', limit: 40_000 });
    expect(whyNotJoin({ ...now, inLine: 3 }, 1_000)).toEqual({ code: 'line_full', most: 3 });
  });
});
