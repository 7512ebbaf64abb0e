import { describe, expect, it } from '@jest/globals';
import type { ListOfferBody, LotView, PlanShowBody, Refusal } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { readLine, stepPlan, type LinePart, type Plan, type PlanEvent } from './planning.js';
import { savePlan } from './save-plan.js';

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
const empty: Plan = { boothId: 'booth', title: 'Vải sớm', day: '', clock: '', key: 'plan-1', bag: [] };
const told = (events: readonly PlanEvent[], plan = empty) => events.reduce(stepPlan, plan);
const added = (...ids: string[]): PlanEvent[] =>
  ids.map((id) => ({ type: 'lot.added', lot: lot(id), key: `key-${id}` }));
const written = (lotId: string, part: LinePart): PlanEvent => ({
  type: 'line.written',
  lotId,
  part,
  key: `${lotId}-2`,
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

  it('gives a line a new key with every change of it, and another line none', () => {
    const { bag } = told([...added('a', 'b'), written('a', { price: '32k' })]);
    expect(bag.map(({ key }) => key)).toEqual(['a-2', 'key-b']);
  });

  it('empties the bag for another booth', () => {
    const plan = told([...added('a'), { type: 'booth.chosen', boothId: 'other', key: 'plan-2' }]);
    expect(plan).toMatchObject({ boothId: 'other', key: 'plan-2', bag: [] });
  });

  it('changes nothing that the market has made already', () => {
    const made = told([
      ...added('a', 'b', 'c'),
      { type: 'show.made', showId: 's' },
      { type: 'line.listed', lotId: 'a' },
    ]);
    const after = told(
      [
        { type: 'written', part: { title: 'Khác' }, key: 'plan-9' },
        { type: 'booth.chosen', boothId: 'other', key: 'plan-9' },
        written('a', { price: '1k' }),
        { type: 'line.removed', lotId: 'a' },
        { type: 'line.moved', from: 0, to: 2 },
        { type: 'line.moved', from: 2, to: 0 },
      ],
      made,
    );
    expect(after).toEqual(made);
    expect(names(told([{ type: 'line.moved', from: 2, to: 1 }], made))).toBe('acb');
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

/** A market that answers by script and remembers shows and offers by their keys. */
function market(refusals: readonly (Refusal | undefined)[]) {
  const script = [...refusals];
  const shows = new Set<string | undefined>();
  const offers: (string | undefined)[] = [];
  const view = Object.assign(Object.create(null), { id: 'show-1' });
  const http: Parameters<typeof savePlan>[0] = {
    planShow: async ({ key }: PlanShowBody) => {
      shows.add(key);
      const refusal = script.shift();
      return refusal ? refuse(refusal) : accept(view);
    },
    listOffer: async (_: string, { key, lotId }: ListOfferBody) => {
      const refusal = script.shift();
      if (refusal) return refuse(refusal);
      if (!offers.includes(key)) offers.push(key);
      return accept(Object.assign(Object.create(null), { id: lotId }));
    },
  };
  return { http, shows, offers };
}

describe('saving a plan', () => {
  const lost: Refusal = { code: 'unavailable', retryAfterMs: 1 };
  const filled = told([
    ...added('a', 'b', 'c'),
    ...['a', 'b', 'c'].map((id) => written(id, { price: '32k', much: '100' })),
  ]);
  /** Saves until it is done or has been tried so often, as a host who taps again. */
  async function tap(http: Parameters<typeof savePlan>[0], times: number) {
    let plan = filled;
    const stops: unknown[] = [];
    for (let tries = 0; tries < times; tries += 1) {
      const saved = await savePlan(
        http,
        { ...plan, startsAtMs: 1 },
        (event) => (plan = stepPlan(plan, event)),
      );
      stops.push(saved.ok ? saved.value : saved.refusal.at);
    }
    return { plan, stops };
  }

  it('makes the show and lists the bag in its order', async () => {
    const { http, offers } = market([]);
    const { plan, stops } = await tap(http, 1);
    expect(stops).toEqual(['show-1']);
    expect(offers).toEqual(['a-2', 'b-2', 'c-2']);
    expect(plan.bag.every(({ listed }) => listed)).toBe(true);
  });

  it('goes on where a lost line stopped it: one show, each offer once, in order', async () => {
    const { http, shows, offers } = market([lost, undefined, undefined, lost, lost]);
    const { stops } = await tap(http, 4);
    expect(stops).toEqual(['show', { lotId: 'b' }, { lotId: 'b' }, 'show-1']);
    expect([...shows]).toEqual(['plan-1']);
    expect(offers).toEqual(['a-2', 'b-2', 'c-2']);
  });

  it('asks the market for nothing more when a line cannot be read', async () => {
    const { http, offers } = market([]);
    const plan = told([written('b', { much: '?' })], filled);
    const saved = await savePlan(http, { ...plan, startsAtMs: 1 }, () => undefined);
    expect(saved).toMatchObject({ ok: false, refusal: { at: { lotId: 'b' } } });
    expect(offers).toEqual(['a-2']);
  });
});
