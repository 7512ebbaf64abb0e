import { describe, expect, it } from '@jest/globals';
import type { BusMessage } from './bus.js';
import { Owed } from './owed.js';

const news = (showId: string): BusMessage => ({ to: 'studio', showId, news: 'caps' });
const buyer = (orderId: string): BusMessage => ({ to: 'account', accountId: 'hoa', orderId });

describe('what other nodes may not have heard', () => {
  it('is owed once, by the newest word on each thing, in the order of those', () => {
    const owed = new Owed();
    for (const message of [buyer('a'), news('x'), buyer('b'), buyer('a')]) owed.keep(message);
    expect(owed.take()).toEqual([news('x'), buyer('b'), buyer('a')]);
    expect(owed.take()).toEqual([]);
  });

  it('leaves out what all in a show see: that is read anew as a whole', () => {
    const owed = new Owed();
    owed.keep({ to: 'show', showId: 'x', latest: { kind: 'show.reacted', hearts: 3 } });
    expect(owed.take()).toEqual([]);
  });

  it('is never more than a bound, however long the others hear nothing', () => {
    const owed = new Owed();
    for (let nth = 0; nth < 6_000; nth += 1) owed.keep(buyer(String(nth)));
    const words = owed.take();
    expect(words).toHaveLength(5_000);
    expect(words[0]).toEqual(buyer('1000'));
  });
});
