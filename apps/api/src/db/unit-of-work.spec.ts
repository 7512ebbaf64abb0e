import { describe, expect, it, jest } from '@jest/globals';
import { accept } from '@chophien/domain';
import type { DataSource } from 'typeorm';
import { databaseIsGone, UnitOfWork } from './unit-of-work.js';

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

describe('a transaction', () => {
  it('has nobody told of it before it is kept, or when it is lost', async () => {
    const told: string[] = [];
    const commitTransaction = jest.fn(async () => void told.push('kept'));
    const runner = { startTransaction: async () => {}, release: async () => {}, commitTransaction };
    const work = new UnitOfWork({ createQueryRunner: () => runner } as unknown as DataSource);
    const tell = () =>
      work.run(async (tx) => {
        tx.afterCommit(() => told.push('told'));
        return accept('done');
      });
    await tell();
    expect(told).toEqual(['kept', 'told']);
    commitTransaction.mockRejectedValueOnce(new Error('the power went'));
    await expect(tell()).rejects.toThrow('the power went');
    expect(told).toEqual(['kept', 'told']);
  });
});
