import { describe, expect, it } from '@jest/globals';
import { proveLedger, sayDifference, untilNightMs, type LedgerBooks } from './proof.js';

// Worked out by hand: 100 kg picked, 60 kg put up for sale; 8 kg sold and 5 kg held in the show, of which 3 kg are
// paid and 2 kg let go; 1 kg of the sold is cancelled; 4 kg by a relay; 10 kg spoiled.
const books = (): LedgerBooks => ({
  lots: [{ id: 'lot', made: 100, setAside: 60, spoiled: 10, returned: 0 }],
  offers: [
    {
      id: 'offer',
      code: 'A1',
      lotId: 'lot',
      cap: 60,
      held: 0,
      sold: 14,
      taken: { own: 10, relay: 4, wholesale: 0 },
      producerId: 'htx',
      pickingDay: '2026-12-05',
      gramsEach: 1,
      parts: [],
    },
  ],
  pickingDays: [{ producerId: 'htx', day: '2026-12-05', takenGrams: 14 }],
  movements: (
    [
      ['made', 100, null, null],
      ['set_aside', 60, 'offer', null],
      ['sold', 8, 'offer', 'own'],
      ['held', 5, 'offer', 'own'],
      ['paid', 3, 'offer', 'own'],
      ['released', 2, 'offer', 'own'],
      ['cancelled', 1, 'offer', 'own'],
      ['sold', 4, 'offer', 'relay'],
      ['spoiled', 10, null, null],
    ] as const
  ).map(([kind, amount, offerId, channel]) => ({ kind, amount, offerId, channel, lotId: 'lot' })),
  orders: (
    [
      ['own', 'confirmed', 4],
      ['own', 'packed', 6],
      ['own', 'expired', 2],
      ['own', 'cancelled', 1],
      ['relay', 'returned', 4],
    ] as const
  ).map(([channel, state, amount]) => ({ offerId: 'offer', channel, state, amount })),
});

describe('the proof of the ledger', () => {
  it('finds nothing in books that are right', () => {
    expect(proveLedger(books())).toEqual([]);
  });

  it('knows what was packed: by the scale, of each lot, and of each part of a bundle', () => {
    const weighed = (lots: [string, number][], packed: number) => {
      const { offers, movements, orders, ...rest } = books();
      const parts = [
        { lotId: 'honey', amountEach: 1, unit: 'piece' as const },
        { lotId: 'lot', amountEach: 2_500, unit: 'g' as const },
      ];
      const moves = lots.map(([lotId, amount]) => ({
        ...{ kind: 'packed' as const, amount, lotId },
        ...{ offerId: 'offer', channel: 'own' as const },
      }));
      return proveLedger({
        ...rest,
        lots: [...rest.lots, { id: 'honey', made: 0, setAside: 0, spoiled: 0, returned: 0 }],
        offers: offers.map((offer) => (lots.length > 1 ? { ...offer, parts } : offer)),
        movements: [...movements, ...moves],
        orders: orders.map((order) => (order.state === 'packed' ? { ...order, packed } : order)),
      }).filter(({ counter }) => counter === 'packed');
    };
    expect(weighed([['lot', 5]], 5)).toEqual([]);
    expect(weighed([['lot', 5]], 6)).toEqual([
      { lot: 'lot', offer: 'A1', counter: 'packed', stored: 5, readded: 6, by: 'orders' },
    ]);
    // Three bundles of one jar and 2,5 kg each.
    const three: [string, number][] = [
      ['honey', 3],
      ['lot', 7_500],
    ];
    expect(weighed(three, 3)).toEqual([]);
    expect(weighed(three, 2).map(({ lot, stored, readded }) => [lot, stored, readded])).toEqual([
      ['honey', 3, 2],
      ['lot', 7_500, 5_000],
    ]);
  });

  it('names every counter that was moved by one gram', () => {
    const wrong: [string, (books: LedgerBooks) => void][] = [
      ['made', ({ lots: [lot] }) => lot && (lot.made += 1)],
      ['setAside', ({ lots: [lot] }) => lot && (lot.setAside += 1)],
      ['spoiled', ({ lots: [lot] }) => lot && (lot.spoiled += 1)],
      ['returned', ({ lots: [lot] }) => lot && (lot.returned += 1)],
      ['cap', ({ offers: [offer] }) => offer && (offer.cap += 1)],
      ['held', ({ offers: [offer] }) => offer && (offer.held += 1)],
      ['sold', ({ offers: [offer] }) => offer && (offer.sold += 1)],
      ['ownTaken', ({ offers: [offer] }) => offer && (offer.taken.own += 1)],
      ['wholesaleTaken', ({ offers: [offer] }) => offer && (offer.taken.wholesale += 1)],
      ['takenGrams of producer htx on 2026-12-05', ({ pickingDays: [day] }) => day && (day.takenGrams += 1)],
    ];
    for (const [counter, spoil] of wrong) {
      const spoilt = books();
      spoil(spoilt);
      const found = proveLedger(spoilt).filter((one) => one.counter === counter);
      expect([counter, found.length > 0]).toEqual([counter, true]);
      for (const { stored, readded } of found) expect([counter, stored - readded]).toEqual([counter, 1]);
    }
  });

  it('adds up what a bundle takes of every lot that it is made of', () => {
    // Three sets set aside, of 2 kg lychee each; one is sold.
    const bundled = (): LedgerBooks => {
      const all = books();
      const set = { id: 'set', code: 'A2', lotId: 'box', cap: 3, held: 0, sold: 1, pickingDay: null };
      const moved = (lotId: string, each: number) =>
        (
          [
            ['set_aside', 3 * each, null],
            ['sold', each, 'own'],
          ] as const
        ).map(([kind, amount, channel]) => ({ kind, amount, channel, lotId, offerId: 'set' }));
      return {
        ...all,
        lots: [
          { id: 'lot', made: 100, setAside: 66, spoiled: 10, returned: 0 },
          { id: 'box', made: 3, setAside: 3, spoiled: 0, returned: 0 },
        ],
        offers: [
          ...all.offers,
          {
            ...{ ...set, taken: { own: 1, relay: 0, wholesale: 0 }, producerId: 'htx', gramsEach: 2 },
            parts: [{ lotId: 'lot', amountEach: 2, unit: 'g' }],
          },
        ],
        movements: [
          ...all.movements,
          { kind: 'made', amount: 3, offerId: null, channel: null, lotId: 'box' },
          ...moved('box', 1),
          ...moved('lot', 2),
        ],
        orders: [...all.orders, { offerId: 'set', channel: 'own', state: 'confirmed', amount: 1 }],
      };
    };
    expect(proveLedger(bundled())).toEqual([]);
    const wrong = bundled();
    wrong.movements = wrong.movements.filter(({ lotId, kind }) => lotId !== 'lot' || kind !== 'sold');
    expect(proveLedger(wrong)).toContainEqual({
      ...{ lot: 'lot', offer: 'A2', counter: 'sold', stored: 2, readded: 0, by: 'movements' },
    });
  });

  it('finds an order without its movement, and a movement without its lot', () => {
    const lost = books();
    lost.orders.push({ offerId: 'offer', channel: 'own', state: 'held', amount: 3 });
    expect(proveLedger(lost).map(sayDifference)).toEqual([
      'lot lot, offer A1: held is 0, orders add up to 3',
      'lot lot, offer A1: ownTaken is 10, orders add up to 13',
    ]);
    const stray = books();
    stray.movements.push({ lotId: 'none', offerId: null, channel: null, kind: 'made', amount: 7 });
    expect(proveLedger(stray).map(sayDifference)).toEqual([
      'lot none: made, of none that is there is 0, movements add up to 7',
    ]);
  });
});

describe('the night’s proof', () => {
  it('is due at the next three o’clock of Việt Nam', () => {
    const at = (text: string) => new Date(Date.parse(text) + untilNightMs(Date.parse(text))).toISOString();
    expect(at('2026-11-22T19:59:59.999Z')).toBe('2026-11-22T20:00:00.000Z');
    expect(at('2026-11-22T20:00:00.000Z')).toBe('2026-11-23T20:00:00.000Z');
    expect(at('2026-11-22T23:00:00.000Z')).toBe('2026-11-23T20:00:00.000Z');
  });
});
