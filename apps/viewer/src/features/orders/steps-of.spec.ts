import { describe, expect, it } from '@jest/globals';
import type { OrderState } from '@chophien/domain';
import { stepsOf } from './steps-of.js';

const unpaid = { paidAtMs: null, method: 'cod' } as const;
const marks = (state: OrderState, cancelledAtMs: number | null = null) =>
  stepsOf({ state, placedAtMs: 1, cancelledAtMs, ...unpaid }).map(({ name, at }) => `${name} ${at}`);

describe('the way of an order', () => {
  it.each([
    ['confirmed', ['placed now', 'packed ahead', 'shipped ahead', 'delivered ahead']],
    ['packed', ['placed done', 'packed now', 'shipped ahead', 'delivered ahead']],
    ['shipped', ['placed done', 'packed done', 'shipped now', 'delivered ahead']],
    ['delivered', ['placed done', 'packed done', 'shipped done', 'delivered now']],
    ['cancelled', ['placed done', 'cancelled broken']],
    ['returned', ['placed done', 'returned broken']],
  ] as const)('shows where it is: %s', (state, way) => {
    expect(marks(state)).toEqual(way);
  });

  it('leads over the payment where that comes before the goods', () => {
    const paidFirst = (state: OrderState, paidAtMs: number | null) =>
      stepsOf({ state, placedAtMs: 1, cancelledAtMs: null, paidAtMs, method: 'test' }).slice(0, 3);
    expect(paidFirst('held', null)).toEqual([
      { name: 'placed', at: 'now', atMs: 1 },
      { name: 'paid', at: 'ahead' },
      { name: 'packed', at: 'ahead' },
    ]);
    expect(paidFirst('confirmed', 5)[1]).toEqual({ name: 'paid', at: 'now', atMs: 5 });
    expect(paidFirst('packed', 5).map(({ at }) => at)).toEqual(['done', 'done', 'now']);
  });

  it('has the times that are known, and no others', () => {
    expect(
      stepsOf({ state: 'cancelled', placedAtMs: 1, cancelledAtMs: 9, ...unpaid }).map(({ atMs }) => atMs),
    ).toEqual([1, 9]);
    expect(
      stepsOf({ state: 'shipped', placedAtMs: 1, cancelledAtMs: null, ...unpaid }).map(({ atMs }) => atMs),
    ).toEqual([1, undefined, undefined, undefined]);
  });
});
