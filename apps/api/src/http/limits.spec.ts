import { expect, it } from '@jest/globals';
import { Limit } from './limits.js';

it('lets a key in so many times within the seconds from its first, and says when to come back', () => {
  let nowMs = 7_000;
  const limit = new Limit(2, 5, () => nowMs);
  expect([limit.take('Hoa'), limit.take('Hoa')]).toEqual([undefined, undefined]);
  nowMs += 1_200;
  expect(limit.take('Hoa')).toEqual({ code: 'too_often', retryAfterMs: 3_800 });
  expect(limit.take('Lan')).toBeUndefined();
  nowMs += 3_799.5;
  expect(limit.take('Hoa')).toEqual({ code: 'too_often', retryAfterMs: 1 });
  nowMs += 0.5;
  expect([limit.take('Hoa'), limit.take('Hoa')]).toEqual([undefined, undefined]);
  expect(limit.take('Hoa')).toEqual({ code: 'too_often', retryAfterMs: 5_000 });
});

it('counts through a turn of its books: a key that began just before it is held to its whole time', () => {
  let nowMs = 0;
  const limit = new Limit(1, 1, () => nowMs);
  limit.take('somebody');
  nowMs = 999;
  expect(limit.take('Hoa')).toBeUndefined();
  for (nowMs = 1_000; nowMs < 1_999; nowMs += 111) expect(limit.take('Hoa')?.code).toBe('too_often');
  nowMs = 1_999;
  expect(limit.take('Hoa')).toBeUndefined();
});

it('lets nobody in where nothing is allowed', () => {
  expect(new Limit(0, 5).take('Hoa')).toEqual({ code: 'too_often', retryAfterMs: 5_000 });
});
