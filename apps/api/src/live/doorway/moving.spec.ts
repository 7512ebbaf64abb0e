import { expect, it } from '@jest/globals';
import { movingWithinMs } from './moving.js';

it.each([
  [1, 1_000],
  [1_000, 1_000],
  [5_000, 5_000],
  [20_000, 8_000],
])('asks %d lines to move within %d ms', (sockets, withinMs) => {
  expect(movingWithinMs(sockets)).toBe(withinMs);
});
