import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import fixture from '../fixtures/household-cases.json' with { type: 'json' };
import { householdOf, sameHousehold } from './households.js';

type Place = { commune: string; line: string };
type Case = { a: Place; b: Place; want: { same: boolean } };

const communes: Record<string, string> = fixture.communes;
const cases: Case[] = fixture.cases;

const addressOf = ({ commune, line }: Place) => ({
  communeCode: commune,
  line,
  communeName: communes[commune],
});
const keyOf = (commune: string, line: string) => householdOf(commune, line, communes[commune]);
const lines = cases.flatMap(({ a, b }) => [a, b]);

describe('a household', () => {
  it('has a page of cases to be judged by', () => {
    expect(cases.filter(({ want }) => want.same).length).toBeGreaterThan(100);
    expect(cases.filter(({ want }) => !want.same).length).toBeGreaterThan(40);
  });

  it.each(cases.filter(({ want }) => want.same).map(({ a, b }) => [a.line, b.line, a, b] as const))(
    'is one: %s and %s',
    (_one, _other, a, b) => {
      expect([keyOf(a.commune, a.line), sameHousehold(addressOf(a), addressOf(b))]).toEqual([
        keyOf(b.commune, b.line),
        true,
      ]);
    },
  );

  it.each(cases.filter(({ want }) => !want.same).map(({ a, b }) => [a.line, b.line, a, b] as const))(
    'is another: %s and %s',
    (_one, _other, a, b) => {
      expect(keyOf(a.commune, a.line)).not.toBe(keyOf(b.commune, b.line));
      expect(sameHousehold(addressOf(b), addressOf(a))).toBe(false);
    },
  );
});

describe('the key of a household', () => {
  it('is its own key: what it says of the line is read the same again', () => {
    for (const { commune, line } of lines) {
      const key = keyOf(commune, line);
      expect([line, keyOf(commune, key.slice(commune.length + 1))]).toEqual([line, key]);
    }
  });

  it('does not depend on case, on how accents are composed, or on spaces', () => {
    for (const { commune, line } of lines) {
      const key = keyOf(commune, line);
      for (const other of [line.toUpperCase(), line.normalize('NFD'), ` ${line.replaceAll(' ', '  ')}\n`])
        expect([other, keyOf(commune, other)]).toEqual([other, key]);
    }
  });

  it('is made of any text whatever, is never long, and compares alike both ways', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc
        .array(fc.constantFrom(...lines.flatMap(({ line }) => line.split(' ')), '/', ',', '(', ')', '-', '0'))
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(typed, typed, fc.option(typed, { nil: undefined }), (one, other, communeName) => {
        const [a, b] = [one, other].map((line) => ({ communeCode: '00577', line, communeName }));
        if (!a || !b) return;
        expect(householdOf(a.communeCode, a.line, a.communeName).length).toBeLessThanOrEqual(600);
        expect(sameHousehold(a, a)).toBe(true);
        expect(sameHousehold(a, b)).toBe(sameHousehold(b, a));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps apart lines of which nothing is known to count', () => {
    expect(keyOf('00577', '?')).not.toBe(keyOf('00577', '!'));
    expect(keyOf('00577', 'gần chợ')).not.toBe(keyOf('00577', 'gần đình'));
  });
});
