import { expect, it } from '@jest/globals';
import { agrees, gaps, readMatrix, verdictOf } from './cells.js';

const matrix = readMatrix(
  'route,object,visitor,host\nGET /a,-,yes,yes\nGET /b,own,in,yes\nGET /b,other,in,no\n',
);

it('reads who may do what', () => {
  expect(matrix.rows[2]).toEqual({ route: 'GET /b', whose: 'other', cells: { visitor: 'in', host: 'no' } });
  expect(() => readMatrix('route,object,visitor\nGET /a,-,maybe')).toThrow('line 2 is not whole');
  expect(() => readMatrix('route,object,visitor\nGET /a,-')).toThrow('line 2');
  expect(() => readMatrix('a,b,c')).toThrow('names route');
});

it('names what has no row, what is no more, and what stands twice', () => {
  expect(gaps(matrix, ['GET /a', 'GET /b'])).toEqual([]);
  expect(gaps(matrix, ['GET /a', 'GET /c'])).toEqual(['no row: GET /c', 'no such route: GET /b']);
  const doubled = readMatrix('route,object,host\nGET /a,-,yes\nGET /a,-,no');
  expect(gaps(doubled, ['GET /a'])).toEqual(['twice: GET /a -']);
});

it('takes whatever comes behind the guard for a yes, and nothing else', () => {
  expect(verdictOf({ status: 422, code: 'invalid' })).toBe('yes');
  expect(verdictOf({ status: 403, code: 'wholesale_only' })).toBe('yes');
  expect(verdictOf({ status: 403, code: 'not_allowed' })).toBe('no');
  expect(verdictOf({ status: 401, code: 'not_signed_in' })).toBe('in');
  expect(verdictOf({ status: 401, code: 'signature_wrong' })).toBe('key');
  expect(verdictOf({ status: 404, code: 'not_found' })).toBe('none');
  expect([agrees('yes', 'none'), agrees('none', 'yes'), agrees('no', 'yes'), agrees('no', 'in')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
