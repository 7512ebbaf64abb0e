import { describe, expect, it } from '@jest/globals';
import type { OrderState } from '@chophien/domain';
import { stepsOf } from './steps-of.js';

const marks = (state: OrderState, cancelledAtMs: number | null = null) =>
  stepsOf({ state, placedAtMs: 1, cancelledAtMs }).map(({ name, at }) => `${name} ${at}`);

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

  it('has the times that are known, and no others', () => {
    expect(stepsOf({ state: 'cancelled', placedAtMs: 1, cancelledAtMs: 9 }).map(({ atMs }) => atMs)).toEqual([
      1, 9,
    ]);
    expect(stepsOf({ state: 'shipped', placedAtMs: 1, cancelledAtMs: null }).map(({ atMs }) => atMs)).toEqual(
      [1, undefined, undefined, undefined],
    );
  });
});
