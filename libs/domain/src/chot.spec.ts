import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import given from '../fixtures/chot-cases.json' with { type: 'json' };
import more from '../fixtures/chot-more-cases.json' with { type: 'json' };
import measured from '../fixtures/chot-unit-cases.json' with { type: 'json' };
import { readChot, type ChotContext } from './chot.js';

const unitsOf = (units: Record<string, string>): ChotContext['units'] =>
  Object.fromEntries(Object.entries(units).map(([code, unit]) => [code, unit === 'g' ? 'g' : 'piece']));
const context: ChotContext = more.context;
const measuredContext: ChotContext = { ...measured.context, units: unitsOf(measured.context.units) };

describe('a line of the chat', () => {
  it.each(given.cases.map(({ text, want }) => [text, want] as const))('given: %j', (text, want) => {
    expect(readChot(text, given.context)).toEqual(want);
  });

  it.each(more.cases.map(({ text, want }) => [text.slice(0, 80), text, want] as const))(
    'from the market: %j',
    (_short, text, want) => {
      expect(readChot(text, context)).toEqual(want);
    },
  );

  it.each(measured.cases.map(({ text, want }) => [text, want] as const))(
    'where it is known how goods are sold: %j',
    (text, want) => {
      expect(readChot(text, measuredContext)).toEqual(want);
    },
  );

  it('asks which product, when none is being shown', () => {
    expect(readChot('+1', { ...context, featured: null })).toEqual({
      intent: 'order',
      items: [],
      confirm: ['unknown_code'],
    });
    expect(readChot('lấy 2kg', { ...context, featured: 'gone' }).confirm).toEqual(['unknown_code']);
  });

  it('knows codes of any form, and names of what is on the table only', () => {
    const other: ChotContext = {
      codes: ['VT-1', '12', 'Ｘ1', 'vai'],
      featured: null,
      aliases: { bưởi: 'B1', 'hồng xiêm': 'VT-1' },
    };
    expect(readChot('mã 12 2kg', other)).toMatchObject({ items: [{ code: '12', grams: 2_000 }] });
    expect(readChot('VT-1 2kg', other)).toMatchObject({ items: [{ code: 'VT-1', grams: 2_000 }] });
    expect(readChot('x1 3kg', other)).toMatchObject({ items: [{ code: 'Ｘ1', grams: 3_000 }] });
    expect(readChot('VAI 3kg', other)).toEqual({ intent: 'order', items: [{ code: 'vai', grams: 3_000 }] });
    expect(readChot('bưởi 2kg', other).items).toEqual([]);
    expect(readChot('hồng xiêm 2kg', other)).toMatchObject({
      items: [{ code: 'VT-1' }],
      confirm: ['by_name'],
    });
  });
});

const said = [...given.cases, ...more.cases].flatMap(({ text }) => text.slice(0, 200).split(/(?<=\s)/u));
const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'aA1xk029., -+/?kgyýảđ\n½②'), maxLength: 60 }),
  fc.array(fc.constantFrom(...said), { maxLength: 12 }).map((parts) => parts.join('')),
);
const everyRun = { numRuns: 3_000 };

describe('any line whatever', () => {
  it('is answered, with goods of the show alone', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { intent, items, confirm } = readChot(text, context);
        for (const { code } of items) expect(context.codes).toContain(code);
        if (!['order', 'cancel'].includes(intent)) expect(items).toEqual([]);
        expect(confirm).not.toEqual([]);
      }),
      everyRun,
    );
  });

  it('that needs no question orders something, in whole grams or pieces and not too much of it', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { intent, items, confirm } = readChot(text, context);
        if (intent !== 'order' || confirm) return;
        expect(items.length).toBeGreaterThan(0);
        for (const { grams, qty } of items) {
          expect([grams, qty].filter((amount) => amount !== undefined)).toHaveLength(1);
          expect(Number.isSafeInteger(grams ?? qty)).toBe(true);
          expect(grams ?? qty).toBeGreaterThan(0);
          expect(grams ?? 0).toBeLessThan(50_000);
          expect(qty ?? 0).toBeLessThanOrEqual(50);
        }
      }),
      everyRun,
    );
  });

  it('without a code orders nothing that is not asked first', () => {
    const noDigits = line.map((text) => text.replace(/\p{N}/gu, ''));
    fc.assert(
      fc.property(noDigits, (text) => {
        const { intent, confirm } = readChot(text, context);
        expect(intent === 'order' && confirm === undefined).toBe(false);
      }),
      everyRun,
    );
  });

  it('reads the same however its accents are composed, in wide letters, and with wide spaces around', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/gu, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
    fc.assert(
      fc.property(line, (typed) => {
        const text = typed.normalize('NFC');
        const read = readChot(text, context);
        for (const other of [text.normalize('NFD'), wide(text), `  ${text}\u3000`])
          expect([other, readChot(other, context)]).toEqual([other, read]);
      }),
      everyRun,
    );
  });

  const readingMs = (text: string): number => {
    const startedAtMs = Date.now();
    readChot(text, context);
    return Date.now() - startedAtMs;
  };

  it('costs time by its length and no faster', () => {
    const seeds = ['a ', 'A1 ', '9', '0 ', 'ck ', 'không ', 'hả ', 'còn ', 'lấy rồi ', 'shop ', ',', 'A1, '];
    const harder = [
      '1-',
      '1,',
      'x1',
      'a1x',
      'hai ',
      'vài ',
      'ship về ',
      'về ',
      'Về ',
      '🍒',
      '\u0301',
      'u ',
      '2kg5',
      'bỏ 1 ',
      'A.',
    ];
    for (const seed of [...seeds, ...harder]) {
      const text = `${seed.repeat(40_000 / seed.length)}5`;
      // In linear time this is 50 to 250 ms; what is tried anew at every word takes many seconds.
      expect([seed, Math.min(readingMs(text), readingMs(text)) < 2_000]).toEqual([seed, true]);
    }
  });
});
