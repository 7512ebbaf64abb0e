import { describe, expect, it } from '@jest/globals';
import { databaseIsGone } from './unit-of-work.js';

describe('a database that is gone', () => {
  it('is known by what the network says, its name unknown or its host unreachable too', () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', '57P01', '08006'])
      expect([code, databaseIsGone(Object.assign(new Error('connect'), { code }))]).toEqual([code, true]);
  });

  it('is also one that does not come to an end with a statement', () => {
    expect(databaseIsGone(Object.assign(new Error('canceling statement'), { code: '57014' }))).toBe(true);
  });

  it('is not what a statement did wrong', () => {
    for (const code of ['23505', '22007', '42P01', 'ENOSPC'])
      expect([code, databaseIsGone(Object.assign(new Error('query'), { code }))]).toEqual([code, false]);
  });
});
