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
  ...(['account', 'device', 'address'] as const).map((of): Refusal => ({
    code: 'too_many_holds',
    of,
    most: 3,
    since: '2026-01-01',
  })),
  { code: 'first_order_limit', mostDong: 5_000_000, since: '2026-01-01' },
  { code: 'flash_beyond_turn', flashMinutes: 10, minutes: 5 },
  { code: 'flash_clash', offerId: 'a', name: 'Vải', untilMs: 1_795_000_000_000 },
  { code: 'planned_price_above', name: 'Vải', dong: 40_000, priceDong: 32_000, unit: 'g' },
  { code: 'run_over', passed: [] },
  { code: 'run_over', passed: [{ offerId: 'a', name: 'Vải', why: 'closed' }] },
  { code: 'run_moved_on', current: null },
  { code: 'run_moved_on', current: { offerId: 'a', name: 'Vải', sinceMs: 0 } },
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

  it('says of a dated rule how much it allows, since when, and what can still be done', async () => {
    for (const language of ['vi', 'en', 'fr'] as const) {
      const { refusals } = await loadAllMessages(language);
      const since = '2026-06-12';
      for (const whose of ['account', 'device', 'address'] as const)
        expect(sayRefusal(refusals, { code: 'too_many_holds', of: whose, most: 3, since })).toMatch(
          /3 .*2026/,
        );
      const first = sayRefusal(refusals, { code: 'first_order_limit', mostDong: 5_000_000, since });
      expect(first).toMatch(/5.000.000\u00A0đ.*2026/);
    }
    expect(
      sayRefusal(moreVi.refusals, { code: 'first_order_limit', mostDong: 5_000_000, since: '2026-06-12' }),
    ).toContain('mua bao nhiêu cũng được');
  });

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
