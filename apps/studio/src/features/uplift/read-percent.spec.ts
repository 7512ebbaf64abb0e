import { describe, expect, it } from '@jest/globals';
import { readPercent } from './read-percent.js';

describe('a fee as typed', () => {
  it('has a comma or a point and two decimals at most, from nothing to all', () => {
    expect(['0', '2,5', '2.07', ' 15 % ', '100'].map(readPercent)).toEqual([0, 2.5, 2.07, 15, 100]);
    expect(['', '-1', '100,01', '101', '1,005', 'năm'].map(readPercent)).toEqual(Array(6).fill(undefined));
  });
});
