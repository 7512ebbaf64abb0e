import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { writtenFault } from './log.js';

describe('the log', () => {
  it('keeps of a failed statement what helps and nothing that was in it', () => {
    const driver = Object.assign(new Error('duplicate key: 0912345678'), {
      code: '23505',
      severity: 'ERROR',
      table: 'accounts',
      constraint: 'accounts_phone_key',
      detail: 'Key (phone)=(0912345678) already exists.',
    });
    const fault = new QueryFailedError('insert into accounts values ($1)', ['0912345678'], driver);
    for (const one of [fault, driver, new Error('settling failed', { cause: fault })]) {
      const written = JSON.stringify(writtenFault(one));
      expect(written).not.toContain('0912345678');
      expect(written).toContain('23505');
      expect(written).toContain('accounts_phone_key');
      expect(written).toContain('log.spec.ts');
    }
  });

  it('keeps the words of every other fault, and drops what hangs on it', () => {
    const fault = Object.assign(new TypeError('no such part'), { body: 'Số 5 ngõ 12', code: 'ECONNREFUSED' });
    expect(writtenFault(fault)).toMatchObject({
      type: 'TypeError',
      message: 'no such part',
      code: 'ECONNREFUSED',
    });
    expect(JSON.stringify(writtenFault(fault))).not.toContain('ngõ');
    expect(writtenFault('0912345678')).toEqual({ type: 'string' });
  });
});
