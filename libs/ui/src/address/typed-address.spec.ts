import { describe, expect, it } from '@jest/globals';
import { blankAddress, readTyped } from './typed-address.js';

const tanTien = { code: '07210', name: 'Phường Tân Tiến', formerly: [] };
const typed = {
  ...blankAddress,
  recipient: ' Bà Tư ',
  phone: '0912 345.678',
  line: 'Thôn Đông ',
  commune: tanTien,
};

describe('an address that is written', () => {
  it('is read without the blanks around it, its number by its digits', () => {
    expect(readTyped(typed)).toEqual({
      ...{ recipient: 'Bà Tư', phone: '0912345678', line: 'Thôn Đông', communeCode: '07210' },
    });
  });

  it.each([
    ['its name', { recipient: ' ' }],
    ['its number', { phone: '0212 345 678' }],
    ['its street', { line: '' }],
    ['its commune', { commune: undefined }],
  ])('is none without %s', (_what, less) => {
    expect(readTyped({ ...typed, ...less })).toBeUndefined();
  });
});
