import type { PlacedOrderView, Refusal } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { stepPlacing, type Placing, type PlacingEvent } from './placing.js';

const order: PlacedOrderView = {
  id: 'order-1',
  code: 'CP-1',
  state: 'confirmed',
  method: 'cod',
  lines: [],
  goodsDong: 64_000,
  deliveryDong: 20_000,
  totalDong: 84_000,
  placedAtMs: 1,
  expiresAtMs: null,
};
const opened: Placing = { at: 'asking', agreed: { dong: 32_000, version: 1 } };
const refused = (refusal: Refusal): PlacingEvent => ({ type: 'answered', answer: { ok: false, refusal } });
const accepted: PlacingEvent = { type: 'answered', answer: { ok: true, value: order } };
const fold = (...events: PlacingEvent[]) => events.reduce(stepPlacing, opened);

describe('a purchase', () => {
  it('goes from asking through sending to placed', () => {
    expect(fold({ type: 'sent' }).at).toBe('sending');
    expect(fold({ type: 'sent' }, accepted)).toMatchObject({ at: 'placed', order });
  });

  it('is asked again at the new price when the price has risen', () => {
    const moved = fold(
      { type: 'sent' },
      refused({ code: 'price_moved', price: { dong: 35_000, version: 2 }, unit: 'g' }),
    );
    expect(moved).toMatchObject({ at: 'asking', agreed: { dong: 35_000, version: 2 } });
  });

  it('keeps the agreed price through any other refusal', () => {
    const soldOut = fold({ type: 'sent' }, refused({ code: 'sold_out', left: 2_000, unit: 'g' }));
    expect(soldOut).toMatchObject({ at: 'asking', agreed: { dong: 32_000 }, refusal: { left: 2_000 } });
  });

  it('forgets a refusal when the buyer changes something, but never a purchase under way', () => {
    expect(fold(refused({ code: 'sold_out', left: 0, unit: 'g' }), { type: 'changed' })).toEqual(opened);
    expect(fold({ type: 'sent' }, { type: 'changed' }).at).toBe('sending');
  });

  it('says what it waits for while it is sent again, and no longer once it is answered', () => {
    const busy = { type: 'waits', waitsFor: 'busy' } as const;
    expect(fold({ type: 'sent' }, busy)).toMatchObject({ at: 'sending', waitsFor: 'busy' });
    expect(fold({ type: 'sent' }, busy, { type: 'waits', waitsFor: 'lost' })).toMatchObject({
      waitsFor: 'lost',
    });
    const refusedAtLast = fold({ type: 'sent' }, busy, refused({ code: 'busy', retryAfterMs: 900 }));
    expect(refusedAtLast).toMatchObject({ at: 'asking', refusal: { code: 'busy' } });
    expect(fold(refused({ code: 'busy', retryAfterMs: 900 }), { type: 'sent' })).not.toHaveProperty(
      'waitsFor',
    );
    expect(fold(busy)).toEqual(opened);
  });

  it('is not taken back by a late refusal', () => {
    expect(fold(accepted, refused({ code: 'busy', retryAfterMs: 1 })).at).toBe('placed');
  });
});
