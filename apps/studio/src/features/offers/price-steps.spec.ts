import type { OfferView } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { anOffer } from './for-specs.js';
import { nextToPin, steppedPrice } from './price-steps.js';

const offer = (position: number, over: Partial<OfferView> = {}) =>
  anOffer({ id: `offer-${position}`, code: `0${position}`, position, ...over });

describe('the host’s thumb', () => {
  it('moves a price by round steps that fit it', () => {
    expect(steppedPrice(32_000, 'down')).toBe(31_000);
    expect(steppedPrice(12_000, 'up')).toBe(12_500);
    expect(steppedPrice(250_000, 'up')).toBe(255_000);
    expect(steppedPrice(500, 'down')).toBe(500);
    expect(steppedPrice(100_000_000, 'up')).toBe(100_000_000);
  });

  it('pins the next open offer and goes round, over what is gone', () => {
    const bag = [offer(1), offer(2, { state: 'sold_out' }), offer(3), offer(4, { left: 0 })];
    expect(nextToPin(bag, null)?.position).toBe(1);
    expect(nextToPin(bag, 'offer-1')?.position).toBe(3);
    expect(nextToPin(bag, 'offer-3')?.position).toBe(1);
  });

  it('has nothing to pin when there is no other', () => {
    expect(nextToPin([offer(1)], 'offer-1')).toBeUndefined();
    expect(nextToPin([], null)).toBeUndefined();
  });
});
