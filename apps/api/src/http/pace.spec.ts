import { expect, it } from '@jest/globals';
import { comeBack, Pace } from './pace.js';

function paceOf(perSecond: number, random = () => 1) {
  const clock = { ms: 0 };
  return { clock, pace: new Pace(perSecond, () => clock.ms, random) };
}

it('lets in so many a second and no more, and the next ones when there is room again', () => {
  const { clock, pace } = paceOf(10);
  const admitted = (asks: number) =>
    Array.from({ length: asks }, () => pace.take()).filter((busy) => busy === undefined).length;
  expect(admitted(50)).toBe(10);
  clock.ms += 500;
  expect(admitted(50)).toBe(5);
  clock.ms += 60_000;
  expect(admitted(50)).toBe(10);
});

it('spreads those it turns away the wider the more they are, and nobody beyond ten seconds', () => {
  const { pace } = paceOf(10);
  const told = Array.from({ length: 400 }, () => pace.take()?.retryAfterMs ?? 0);
  expect(told[10]).toBe(1_250);
  expect(told[60]).toBe(5_350);
  expect(told.at(-1)).toBe(10_250);
});

it('tells a crowd each another time', () => {
  const told = new Set(Array.from({ length: 100 }, () => comeBack(8_000).retryAfterMs));
  expect(told.size).toBeGreaterThan(80);
});
