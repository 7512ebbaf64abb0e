import { describe, expect, it } from '@jest/globals';
import { addUpLot, addUpOffer, freeOf, type Movement } from './ledger.js';

// A morning worked out by hand: 100 kg picked, 60 kg put up for sale, then 10 kg more; 8 kg sold, 5 kg held, of which
// 3 kg are paid and 2 kg let go; 1 kg cancelled; 4 kg spoiled, 2 kg come back.
const morning: Movement[] = [
  { kind: 'made', amount: 100_000 },
  { kind: 'set_aside', amount: 60_000 },
  { kind: 'set_aside', amount: 10_000 },
  { kind: 'sold', amount: 8_000 },
  { kind: 'held', amount: 5_000 },
  { kind: 'paid', amount: 3_000 },
  { kind: 'released', amount: 2_000 },
  { kind: 'cancelled', amount: 1_000 },
  { kind: 'spoiled', amount: 4_000 },
  { kind: 'returned', amount: 2_000 },
];

describe('the ledger', () => {
  it('adds up to the counters of the lot and of the offer', () => {
    expect(addUpLot(morning)).toEqual({ made: 100_000, setAside: 70_000, spoiled: 4_000, returned: 2_000 });
    expect(addUpOffer(morning)).toEqual({ cap: 70_000, held: 0, sold: 10_000 });
  });

  it('knows what no offer has yet', () => {
    expect(freeOf(addUpLot(morning))).toBe(28_000);
  });

  it('is empty for a lot without a movement', () => {
    expect(addUpLot([])).toEqual({ made: 0, setAside: 0, spoiled: 0, returned: 0 });
  });
});
