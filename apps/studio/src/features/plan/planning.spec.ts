import { describe, expect, it } from '@jest/globals';
import type { LotView } from '@chophien/contracts';
import { readLine, stepPlan, type LinePart, type MadeShow, type Plan, type PlanEvent } from './planning.js';

const lot = (id: string, unit: LotView['unit'] = 'g'): LotView => ({
  id,
  name: `Lô ${id}`,
  unit,
  variety: null,
  grade: null,
  origin: 'Yên Dũng',
  producerName: 'HTX',
  picture: '/p.svg',
});
const empty: Plan = {
  boothId: 'booth',
  title: 'Vải sớm',
  day: '',
  clock: '',
  key: 'plan-1',
  bag: [],
  removed: [],
};
const told = (events: readonly PlanEvent[], plan = empty) => events.reduce(stepPlan, plan);
const added = (...ids: string[]): PlanEvent[] =>
  ids.map((id) => ({ type: 'lot.added', lot: lot(id), key: `key-${id}` }));
const written = (lotId: string, part: LinePart): PlanEvent => ({
  type: 'line.written',
  lotId,
  part,
});
const show: MadeShow = { id: 'show-1', title: 'Vải sớm', startsAtMs: 1, picture: '/p' };
const listed = (lotId: string): PlanEvent => ({
  type: 'line.listed',
  lotId,
  offer: { id: `offer-${lotId}`, position: 1, priceDong: 1, cap: 1, minimum: 1, step: 1 },
});
const names = ({ bag }: Plan) => bag.map((line) => line.lot.id).join('');

describe('planning a show', () => {
  it('puts each lot in the bag once, in the order they are chosen, and takes it out again', () => {
    expect(names(told(added('a', 'b', 'a', 'c')))).toBe('abc');
    expect(names(told([...added('a', 'b'), { type: 'line.removed', lotId: 'a' }]))).toBe('b');
  });

  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 0, 'bac'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
    [7, 0, 'abc'],
  ])('moves a lot from %i to %i', (from, to, order) => {
    expect(names(told([...added('a', 'b', 'c'), { type: 'line.moved', from, to }]))).toBe(order);
  });

  it('keeps a line’s key whatever is written into it, so that a lost answer makes no second offer', () => {
    const { bag } = told([...added('a', 'b'), written('a', { price: '32k' })]);
    expect(bag.map(({ key, price }) => [key, price])).toEqual([
      ['key-a', '32k'],
      ['key-b', ''],
    ]);
  });

  it('empties the bag for another booth', () => {
    const plan = told([...added('a'), { type: 'booth.chosen', boothId: 'other', key: 'plan-2' }]);
    expect(plan).toMatchObject({ boothId: 'other', key: 'plan-2', bag: [] });
  });

  it('stays with its booth and its key once the market has the show, and remembers what is taken out', () => {
    const made = told([...added('a', 'b', 'c'), { type: 'show.made', show }, listed('a'), listed('b')]);
    const after = told(
      [
        { type: 'written', part: { title: 'Khác' } },
        { type: 'booth.chosen', boothId: 'other', key: 'plan-9' },
        { type: 'line.removed', lotId: 'a' },
        { type: 'line.removed', lotId: 'c' },
      ],
      made,
    );
    expect(after).toMatchObject({ title: 'Khác', boothId: 'booth', key: 'plan-1', removed: ['offer-a'] });
    expect(names(after)).toBe('b');
    expect(told([{ type: 'offer.closed', offerId: 'offer-a' }], after).removed).toEqual([]);
  });

  it.each<[string, LinePart, LotView['unit'], object]>([
    ['price and amount', { price: '32k', much: '3 tạ' }, 'g', { terms: { priceDong: 32_000, cap: 300_000 } }],
    [
      'least and step by weight',
      { price: '32.000', much: '300', minimum: '1', step: '500 g' },
      'g',
      { terms: { priceDong: 32_000, cap: 300_000, minimum: 1_000, step: 500 } },
    ],
    [
      'least and step by the piece',
      { price: '150k', much: '40', minimum: '2', step: '1' },
      'piece',
      { terms: { priceDong: 150_000, cap: 40, minimum: 2, step: 1 } },
    ],
    ['nothing at all', {}, 'g', { faults: { price: true, much: true } }],
    [
      'a least that is more than there is',
      { price: '1k', much: '5', minimum: '6' },
      'g',
      { faults: { minimum: true } },
    ],
    [
      'a step that cannot be read',
      { price: '1k', much: '5', step: 'nhiều' },
      'g',
      { faults: { step: true } },
    ],
  ])('reads %s', (_, part, unit, read) => {
    const [line] = told([{ type: 'lot.added', lot: lot('a', unit), key: 'k' }, written('a', part)]).bag;
    if (line === undefined) throw new Error('no line');
    expect(readLine(line)).toEqual(read);
  });
});
