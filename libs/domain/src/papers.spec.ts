import { describe, expect, it } from '@jest/globals';
import { missingPapers, papers, type Facts, type Paper } from './papers.js';

const whole: Facts = {
  producer: { name: 'HTX Yên Dũng', address: 'Yên Dũng', phone: '0900000001', taxCode: '0000000001' },
  unit: 'piece',
  pieceGrams: 500,
  grade: 'Loại 1',
  origin: 'Bắc Ninh',
  harvestFrom: '2026-06-01',
  expiresOn: null,
  certificate: 'VietGAP 2026',
  returnTerms: 'Đổi trả trong 24 giờ.',
};

describe('what a buyer must be told before the sale', () => {
  it('is all there on a whole sheet', () => {
    expect(missingPapers(whole)).toEqual([]);
  });

  it.each<[Paper, Partial<Facts>]>([
    ['producer', { producer: { ...whole.producer, taxCode: ' ' } }],
    ['weight', { pieceGrams: null }],
    ['quality', { grade: null }],
    ['origin', { origin: '' }],
    ['freshness', { harvestFrom: null }],
    ['proof', { certificate: null }],
    ['returns', { returnTerms: ' ' }],
  ])('misses %s', (paper, part) => {
    expect(missingPapers({ ...whole, ...part })).toEqual([paper]);
  });

  it('asks no weight of what is weighed, and one day of the two', () => {
    expect(missingPapers({ ...whole, unit: 'g', pieceGrams: null })).toEqual([]);
    expect(missingPapers({ ...whole, harvestFrom: null, expiresOn: '2027-01-01' })).toEqual([]);
  });

  it('is listed in the order of the sheet', () => {
    const nothing: Facts = {
      producer: { name: '', address: '', phone: '', taxCode: '' },
      unit: 'piece',
      pieceGrams: null,
      grade: null,
      origin: '',
      harvestFrom: null,
      expiresOn: null,
      certificate: null,
      returnTerms: '',
    };
    expect(missingPapers(nothing)).toEqual([...papers]);
  });
});
