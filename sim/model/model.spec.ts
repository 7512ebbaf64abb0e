import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Orchard, type Ask, type Book, type Order } from './book.js';
import { sequences, type Opening } from './commands.js';
import { mayCancel, mayPay, mayPlace, maySetCap, maySetDay } from './rules.js';

const lychee: Opening = {
  ...{ unit: 'g', minimumSteps: 2, capSteps: 10, perBuyerSteps: 6, perHouseholdSteps: 8, ownCapSteps: null },
  day: { capSteps: 9, apart: false },
  offers: 2,
};
const [monday, tuesday] = ['2100-01-04', '2100-01-05'] as const;
const ask: Ask = {
  ...{ buyer: 0, key: 'first', amount: 2_000, seenDong: 30_000, seenVersion: 1, method: 'test' },
};
const order = (more: Partial<Order>): Order => ({
  ...{ ...ask, id: 'one', state: 'held', wasPaid: false, answer: { id: 'one', expiresAtMs: 1 } },
  ...more,
});

function booksOf(opening: Opening): [Book, Book] {
  const [one, other] = new Orchard(opening, [monday, tuesday]).books;
  if (!one || !other) throw new Error('two offers were asked for');
  return [one, other];
}

describe('the book', () => {
  it('lets in what fits, and says how much would have where it does not', () => {
    const [book] = booksOf(lychee);
    expect(mayPlace(book, ask)).toEqual({ may: 'new' });
    book.orders.push(order({}));
    expect(mayPlace(book, { ...ask, key: 'second' })).toEqual({
      not: [{ code: 'buyer_limit', left: 1_000, limit: 3_000, unit: 'g' }],
    });
    expect(mayPlace(book, { ...ask, key: 'third', buyer: 1, amount: 2_500 })).toEqual({
      not: [{ code: 'household_limit', left: 2_000, limit: 4_000, unit: 'g' }],
    });
    expect(mayPlace(book, { ...ask, key: 'fourth', buyer: 2, amount: 3_000 })).toEqual({
      not: [{ code: 'picking_day_limit', left: 2_500, unit: 'g' }],
    });
    expect(mayPlace(book, { ...ask, buyer: 2, amount: 1_200 })).toEqual({
      not: [{ code: 'amount_off_step', step: 500, minimum: 1_000, unit: 'g' }],
    });
  });

  it('knows a key again, for its buyer alone', () => {
    const [book] = booksOf(lychee);
    const first = order({ state: 'cancelled' });
    book.orders.push(first);
    expect(mayPlace(book, ask)).toEqual({ may: { again: first } });
    expect(mayPlace(book, { ...ask, amount: 2_500 })).toEqual({ not: [{ code: 'key_reused' }] });
    expect(mayPlace(book, { ...ask, buyer: 1 })).toEqual({ may: 'new' });
    expect(mayPay(first)).toEqual({ not: [{ code: 'order_not_payable', state: 'cancelled' }] });
  });

  it('lets a cap go down to what is promised, and up to what the lot has or its owner records', () => {
    const [book] = booksOf(lychee);
    book.orders.push(order({}));
    const wish = { what: 'cap', from: 5_000, by: 'moderator' } as const;
    expect(maySetCap(book, { ...wish, to: 1_999 })).toEqual({
      not: [{ code: 'cap_below_promised', promised: 2_000 }],
    });
    expect(maySetCap(book, { ...wish, to: 6_000 })).toEqual({
      not: [{ code: 'lot_short', free: 0, unit: 'g' }],
    });
    expect(maySetCap(book, { ...wish, to: 6_000, by: 'host' })).toEqual({ may: { harvest: 1_000 } });
    expect(maySetCap(book, { ...wish, from: 4_000, to: 6_000 })).toEqual({
      not: [{ code: 'changed_meanwhile', now: 5_000, asked: 6_000, unit: 'g' }],
    });
  });
});

describe('two offers of one lot', () => {
  it('share the day on which they are picked, until one is moved to another', () => {
    const [one, other] = booksOf(lychee);
    one.orders.push(order({}));
    const theirs = { ...ask, key: 'second', buyer: 2, amount: 3_000 };
    expect(mayPlace(other, theirs)).toEqual({ not: [{ code: 'picking_day_limit', left: 2_500, unit: 'g' }] });
    expect(maySetDay(other, { from: tuesday, to: null })).toEqual({
      not: [{ code: 'day_changed_meanwhile', now: monday, asked: null }],
    });
    expect(maySetDay(other, { from: monday, to: tuesday })).toEqual({ may: 'move' });
    other.day = tuesday;
    expect(mayPlace(other, theirs)).toEqual({ may: 'new' });
    other.orders.push(order({ ...theirs }));
    expect(maySetDay(other, { from: tuesday, to: monday })).toEqual({
      not: [{ code: 'cap_below_promised', promised: 5_000 }],
    });
  });

  it('share the lot: what one gives back the other may have', () => {
    const [one, other] = booksOf(lychee);
    const raise = { what: 'cap', from: 5_000, to: 6_000, by: 'moderator' } as const;
    expect(maySetCap(other, raise)).toEqual({ not: [{ code: 'lot_short', free: 0, unit: 'g' }] });
    one.cap = 4_000;
    expect(maySetCap(other, raise)).toEqual({ may: { harvest: 0 } });
  });
});

describe('a show that is over', () => {
  it('sells nothing and changes nothing; what was ordered is paid for or given back', () => {
    const [book] = booksOf(lychee);
    const held = order({});
    book.orders.push(held);
    book.orchard.isOver = true;
    expect(mayPlace(book, { ...ask, key: 'second' })).toEqual({ not: [{ code: 'show_not_open' }] });
    expect(mayPlace(book, ask)).toEqual({ may: { again: held } });
    expect(maySetDay(book, { from: monday, to: null })).toEqual({ not: [{ code: 'show_over' }] });
    expect([mayPay(held), mayCancel(held)]).toEqual([{ may: 'pay' }, { may: 'cancel' }]);
  });
});

describe('a sequence', () => {
  it('is the same whenever its seed is played', () => {
    const [one, other] = [1, 2].map(() => fc.sample(sequences, { seed: 7, numRuns: 1 }));
    expect(one).toEqual(other);
    expect(one?.[0]?.commands.length).toBeGreaterThan(0);
  });
});
