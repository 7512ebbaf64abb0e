import type { MarketView } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { lychees } from '../../testing/a-show.js';
import { byProvince, searchMarket, sizeOf } from './search.js';

const booth = (slug: string, name: string, province: string, goods: string[] = []) => ({
  slug,
  name,
  province,
  picture: '/pictures/vai',
  goods,
});
const view: MarketView = {
  onAir: [
    {
      slug: 's1',
      title: 'Hái sáng nay, cân tại vườn',
      booth: { slug: 'vai', name: 'Vườn đồi Nham' },
      state: 'live',
      startsAtMs: 0,
      picture: '/pictures/vai',
      watching: 0,
      pinned: { ...lychees, name: 'Vải thiều Yên Dũng', left: 1 },
    },
  ],
  comingUp: [],
  booths: [
    booth('vai', 'Vườn đồi Nham', 'Bắc Ninh', ['Vải thiều Yên Dũng']),
    booth('gom', 'Gốm Bát Tràng', 'Hà Nội', ['Ấm men lam', 'Bát cơm']),
    booth('tra', 'Trà ba miền', 'Hà Nội'),
  ],
};
const slugs = (typed: string) => {
  const { onAir, booths } = searchMarket(view, typed);
  return [...onAir, ...booths].map(({ slug }) => slug);
};

describe('searching the market', () => {
  it.each([
    ['vai thieu', ['s1', 'vai']],
    ['VẢI', ['s1', 'vai']],
    ['bac ninh', ['s1', 'vai']],
    ['gom', ['gom']],
    ['men lam', ['gom']],
    ['ha noi', ['gom', 'tra']],
    ['đồi', ['s1', 'vai']],
    ['doi', ['s1', 'vai']],
    ['sầu riêng', []],
    ['(.*', []],
  ])('finds by goods, names and provinces without accents: %s', (typed, found) => {
    expect(slugs(typed)).toEqual(found);
  });

  it('shows everything while nothing is typed', () => {
    expect(searchMarket(view, '  ')).toBe(view);
    expect(sizeOf(view)).toBe(4);
  });

  it('puts booths under their provinces', () => {
    expect(byProvince(view.booths).map(({ province, booths }) => [province, booths.length])).toEqual([
      ['Bắc Ninh', 1],
      ['Hà Nội', 2],
    ]);
  });
});
