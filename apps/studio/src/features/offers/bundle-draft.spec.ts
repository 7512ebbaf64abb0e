import { describe, expect, it } from '@jest/globals';
import { readBundle, type BundleDraft } from './bundle-draft.js';

const lots = [
  { id: 'honey', unit: 'g' },
  { id: 'box', unit: 'piece' },
] as const;
const draft: BundleDraft = {
  name: ' Giỏ quà Tết ',
  price: '350k',
  much: '40',
  each: { honey: '500 g', box: '1' },
  key: 'key-1',
};
const read = (over: Partial<BundleDraft> = {}) => readBundle({ ...draft, ...over }, lots);

describe('a bundle as a host writes it', () => {
  it('takes of each lot what its box says', () => {
    expect(read()).toEqual({
      body: {
        ...{ name: 'Giỏ quà Tết', priceDong: 350_000, cap: 40, key: 'key-1' },
        lots: [
          { lotId: 'honey', amountEach: 500 },
          { lotId: 'box', amountEach: 1 },
        ],
      },
    });
  });

  it('leaves out what is empty', () => {
    expect(read({ each: { honey: ' ', box: '2' } })).toMatchObject({
      body: { lots: [{ lotId: 'box', amountEach: 2 }] },
    });
  });

  it.each<[Partial<BundleDraft>, unknown]>([
    [{ name: ' ' }, 'name'],
    [{ each: {} }, 'parts'],
    [{ each: { honey: 'nhiều' } }, { lotId: 'honey' }],
    [{ price: 'rẻ' }, 'price'],
    [{ much: '' }, 'much'],
  ])('names the box that is wrong: %j', (over, fault) => {
    expect(read(over)).toEqual({ fault });
  });
});
