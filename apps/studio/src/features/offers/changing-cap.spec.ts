import type { CapChangeView, Refusal } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { stepChangingCap, type CapEvent, type ChangingCap } from './changing-cap.js';

const opened: ChangingCap = { at: 'writing', seen: 100_000 };
const refused = (refusal: Refusal): CapEvent => ({ type: 'answered', answer: { ok: false, refusal } });
const fold = (...events: CapEvent[]) => events.reduce(stepChangingCap, opened);

describe('a change of a cap', () => {
  it('shows both values to who was slower, and starts again from the one that stands', () => {
    const conflict = fold(
      { type: 'sent', to: 300_000 },
      refused({ code: 'changed_meanwhile', now: 250_000, asked: 300_000, unit: 'g' }),
    );
    expect(conflict).toEqual({ at: 'conflict', seen: 250_000, to: 300_000 });
    expect(stepChangingCap(conflict, { type: 'sent', to: 300_000 })).toEqual({
      at: 'sending',
      seen: 250_000,
      to: 300_000,
    });
  });

  it('knows how low it goes when it was too low', () => {
    expect(
      fold({ type: 'sent', to: 1_000 }, refused({ code: 'cap_below_promised', promised: 42_000 })),
    ).toEqual({
      at: 'too_low',
      seen: 100_000,
      least: 42_000,
    });
  });

  it('keeps what was seen through any other refusal, and forgets the refusal when it is rewritten', () => {
    const lost = refused({ code: 'unavailable', retryAfterMs: 1 });
    expect(fold({ type: 'sent', to: 1_000 }, lost)).toMatchObject({ at: 'writing', seen: 100_000 });
    expect(fold({ type: 'sent', to: 1_000 }, lost, { type: 'rewritten' })).toEqual(opened);
  });

  it('is over once it was made or waits for a second person', () => {
    const answer = { ok: true, value: { state: 'waiting', request: {} } as CapChangeView } as const;
    const done = fold({ type: 'sent', to: 900_000 }, { type: 'answered', answer });
    expect(done).toMatchObject({ at: 'done', waiting: {} });
    expect(stepChangingCap(done, { type: 'sent', to: 1 })).toBe(done);
  });
});
