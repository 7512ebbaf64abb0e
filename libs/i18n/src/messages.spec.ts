import { describe, expect, it } from '@jest/globals';
import { loadAllMessages, loadStudioMessages } from './load.js';
import { studioVi } from './messages/studio-vi.js';
import { moreVi } from './messages/more-vi.js';
import { sayRefusal } from './say-refusal.js';
import type { Refusal } from '@chophien/contracts';

const samples: Refusal[] = [
  { code: 'sold_out', left: 2_000, unit: 'g' },
  { code: 'sold_out', left: 0, unit: 'g' },
  { code: 'price_moved', price: { dong: 35_000, version: 2 }, unit: 'g' },
  { code: 'not_started', startsAtMs: 1_795_000_000_000 },
  { code: 'below_minimum', minimum: 50_000, unit: 'g' },
  { code: 'code_wrong', triesLeft: 2 },
  { code: 'changed_meanwhile', now: null, asked: 5_000, unit: 'g' },
  { code: 'day_changed_meanwhile', now: '2026-11-23', asked: null },
  { code: 'busy', retryAfterMs: 1_500 },
];

describe('words', () => {
  it.each(['vi', 'en', 'fr'] as const)(
    'has words for every refusal and never shows a code (%s)',
    async (language) => {
      const words = await loadAllMessages(language);
      expect(Object.keys(words.refusals).sort()).toEqual(Object.keys(moreVi.refusals).sort());
      for (const refusal of samples) {
        const said = sayRefusal(words.refusals, refusal);
        expect(said.length).toBeGreaterThan(10);
        expect(said).not.toContain(refusal.code);
        expect(said).not.toMatch(/undefined|NaN|\[object/);
      }
    },
  );

  it('says what is left when there is less than was asked', () => {
    expect(sayRefusal(moreVi.refusals, { code: 'sold_out', left: 2_000, unit: 'g' })).toContain('2\u00A0kg');
  });

  it.each(['vi', 'en', 'fr'] as const)(
    'speaks of no order where a picture or a line of chat may be what was refused (%s)',
    async (language) => {
      const { refusals } = await loadAllMessages(language);
      for (const code of ['busy', 'unavailable'] as const)
        expect(sayRefusal(refusals, { code, retryAfterMs: 1_500 })).not.toMatch(
          /đơn |đặt|mua|order|bu[yi]|command|achet/i,
        );
    },
  );

  it('has studio words in every language', async () => {
    const packs = [studioVi, await loadStudioMessages('en'), await loadStudioMessages('fr')];
    expect(new Set(packs.map((pack) => pack.air.hold)).size).toBe(3);
  });
});
