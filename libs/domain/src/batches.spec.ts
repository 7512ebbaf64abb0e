import { describe, expect, it } from '@jest/globals';
import { AcceptedKeys } from './accepted-keys.js';
import { decideBatch, type KeyedAsk, type LaneFacts } from './batches.js';

const facts: LaneFacts = {
  offer: {
    version: 1,
    unit: 'g',
    state: 'open',
    step: 500,
    minimum: 500,
    perBuyer: null,
    perHousehold: null,
    channels: {},
    pickingDay: null,
    priceDong: 32_000,
    priceVersion: 1,

    rule: { kind: 'live' },
    wholesaleBuyers: new Set<string>(),
    cap: 2_000,
    held: 0,
    sold: 0,
  },
  show: { state: 'live' },
  had: { buyers: new Map(), households: new Map() },
  answered: AcceptedKeys.of([{ buyerId: 'hoa', key: 'k0' }]),
};
const ask = (buyerId: string, key: string, amount = 500, bodyHash = 'one kilo'): KeyedAsk => ({
  buyerId,
  key,
  bodyHash,
  amount,
  household: 1,
  channel: 'own',
  as: 'confirmed',
  price: { dong: 32_000, version: 1 },
  atMs: 0,
});
const verdicts = (...asks: KeyedAsk[]) =>
  decideBatch(facts, asks).verdicts.map((verdict) =>
    verdict.is === 'refused' ? verdict.refusal.code : verdict.is,
  );

describe('a batch of keyed asks', () => {
  it('answers an accepted key again and takes nothing for it', () => {
    expect(verdicts(ask('hoa', 'k0'), ask('hoa', 'k1'))).toEqual(['repeat', 'taken']);
    expect(decideBatch(facts, [ask('hoa', 'k0')])).toMatchObject({ orders: 0, takenNow: { sold: 0 } });
  });

  it('takes the same key once, however often it comes in one batch', () => {
    const batch = [ask('hoa', 'k1'), ask('hoa', 'k1'), ask('hoa', 'k1')];
    expect(verdicts(...batch)).toEqual(['taken', 'repeat', 'repeat']);
    expect(decideBatch(facts, batch)).toMatchObject({ orders: 1, takenNow: { sold: 500 } });
  });

  it('refuses a key that asks for something else than before in the batch', () => {
    expect(verdicts(ask('hoa', 'k1'), ask('hoa', 'k1', 1_000, 'two'))).toEqual(['taken', 'key_reused']);
  });

  it('keeps keys apart by buyer', () => {
    expect(verdicts(ask('lan', 'k0'), ask('hoa', 'k0'))).toEqual(['taken', 'repeat']);
  });

  it('answers a key whose first ask was refused with the same refusal, and takes nothing', () => {
    expect(verdicts(ask('hoa', 'k1', 9_000), ask('hoa', 'k1', 9_000))).toEqual(['sold_out', 'sold_out']);
  });

  it('never answers an accepted key by a refusal, though all is sold or the show is over', () => {
    const over: LaneFacts = { ...facts, show: { state: 'ended' }, offer: { ...facts.offer, sold: 2_000 } };
    expect(decideBatch(over, [ask('hoa', 'k0')]).verdicts).toEqual([{ is: 'repeat' }]);
  });
});
