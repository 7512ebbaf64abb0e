import { describe, expect, it } from '@jest/globals';
import type { OfferView, Refusal, ShowView } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { stepPlan, type Plan, type PlanEvent } from './planning.js';
import { savePlan } from './save-plan.js';

const lost: Refusal = { code: 'unavailable', retryAfterMs: 1 };
type Doors = Parameters<typeof savePlan>[0];

/**
 * A market that remembers shows and offers by their keys. By its script a request is refused, or its answer is `lost`:
 * done, but nobody hears of it.
 */
function market() {
  const shows = new Map<string, ShowView>();
  const offers = new Map<string, OfferView & { lotId: string }>();
  const asked: string[] = [];
  const script: ('refused' | 'lost' | undefined)[] = [];
  const answer = async <View>(name: string, act: () => View): Promise<Result<View, Refusal>> => {
    asked.push(name);
    const fate = script.shift();
    if (fate === 'refused') return refuse(lost);
    const view = act();
    return fate === 'lost' ? refuse(lost) : accept(view);
  };
  const change = <View extends object>(kept: Map<string, View>, id: string, part: Partial<View>): View => {
    const found = kept.get(id);
    if (found === undefined) throw new Error(`no ${id}`);
    kept.set(id, { ...found, ...part });
    return { ...found, ...part };
  };
  const blank = Object.create(null);
  const http: Doors = {
    planShow: ({ key = '', title, startsAtMs, picture = '/booth' }) =>
      answer('plan', () => {
        const view = shows.get(key) ?? Object.assign(blank, { id: key, title, startsAtMs, picture });
        shows.set(key, { ...view });
        return { ...view };
      }),
    changePlan: (id, body) => answer('change', () => change(shows, id, body)),
    setShowPicture: (id, body) => answer('poster', () => change(shows, id, body)),
    listOffer: (_, { key = '', lotId, priceDong, cap }) =>
      answer(`list ${lotId}`, () => {
        const fresh = { id: key, lotId, priceDong, cap, minimum: 500, step: 500, position: offers.size + 1 };
        const view = offers.get(key) ?? Object.assign(Object.create(null), fresh);
        offers.set(key, view);
        return { ...view };
      }),
    moveOffer: (id, move) => answer(`${move} ${id}`, () => change(offers, id, { state: 'closed' })),
    setPrice: (id, { priceDong }) => answer(`price ${id}`, () => change(offers, id, { priceDong })),
    changeCap: (id, { change: { to }, from }) =>
      answer(`cap ${id}`, () => {
        expect(from).toBe(offers.get(id)?.cap);
        const offer = change(offers, id, { cap: to ?? 0 });
        return Object.assign(Object.create(null), { state: 'applied', offer });
      }),
    orderBag: (_, { offerIds }) =>
      answer('order', () => offerIds.map((id, at) => change(offers, id, { position: at + 1 }))),
  };
  const bag = () =>
    [...offers.values()]
      .filter(({ state }) => state !== 'closed')
      .sort((a, b) => a.position - b.position)
      .map(({ lotId, priceDong, cap }) => `${lotId} ${priceDong} ${cap}`);
  return { http, shows, asked, script, bag };
}

const lot = (id: string) => ({ id, name: `Lô ${id}`, unit: 'g' as const, picture: '/p' });
const events = (...ids: string[]): PlanEvent[] =>
  ids.flatMap((id) => [
    { type: 'lot.added', lot: lot(id), key: `key-${id}` },
    { type: 'line.written', lotId: id, part: { price: '32k', much: '100' } },
  ]);
const empty: Plan = {
  boothId: 'booth',
  title: 'Vải sớm',
  day: '',
  clock: '',
  key: 'plan-1',
  bag: [],
  removed: [],
};
const filled = events('a', 'b', 'c').reduce(stepPlan, empty);
const whole = ['a 32000 100000', 'b 32000 100000', 'c 32000 100000'];

/** A host's hand: writes, and taps. */
function hand(http: Doors, first: Plan) {
  let plan = first;
  const tell = (event: PlanEvent) => (plan = stepPlan(plan, event));
  const tap = async (startsAtMs = 1) => {
    const saved = await savePlan(http, { ...plan, startsAtMs }, tell, 'Sửa giỏ');
    return saved.ok ? saved.value : saved.refusal.at;
  };
  return { tap, write: (...more: PlanEvent[]) => more.forEach(tell) };
}

describe('saving a plan', () => {
  it('makes the show and lists the bag in its order, and asks nothing twice', async () => {
    const { http, asked, bag } = market();
    const { tap } = hand(http, filled);
    expect(await tap()).toBe('plan-1');
    expect(bag()).toEqual(whole);
    expect(await tap()).toBe('plan-1');
    expect(asked).toEqual(['plan', 'list a', 'list b', 'list c']);
  });

  it('goes on where a refused line stopped it: one show, each offer once, in order', async () => {
    const { http, shows, script, bag } = market();
    script.push('refused', undefined, undefined, 'refused', 'refused');
    const { tap } = hand(http, filled);
    expect([await tap(), await tap(), await tap(), await tap()]).toEqual([
      'show',
      { lotId: 'b' },
      { lotId: 'b' },
      'plan-1',
    ]);
    expect([shows.size, bag()]).toEqual([1, whole]);
  });

  it('written anew after a lost answer is the same show and the same offers, as written last', async () => {
    const { http, shows, script, bag } = market();
    script.push('lost');
    const { tap, write } = hand(http, filled);
    expect(await tap()).toBe('show');
    write({ type: 'written', part: { title: 'Vải muộn', picture: '/new' } });
    script.push(undefined, undefined, undefined, 'lost');
    expect(await tap(9)).toEqual({ lotId: 'a' });
    write({ type: 'line.written', lotId: 'a', part: { price: '30k', much: '2 tạ' } });
    expect(await tap(9)).toBe('plan-1');
    expect([...shows.values()]).toMatchObject([{ title: 'Vải muộn', startsAtMs: 9, picture: '/new' }]);
    expect(bag()).toEqual(['a 30000 200000', ...whole.slice(1)]);
  });

  it('brings a show opened again to what is written: name, order, price, what is out and what is new', async () => {
    const { http, asked, bag } = market();
    const { tap, write } = hand(http, filled);
    await tap();
    asked.length = 0;
    write(
      { type: 'line.removed', lotId: 'b' },
      { type: 'line.moved', from: 1, to: 0 },
      { type: 'line.written', lotId: 'c', part: { price: '35k' } },
      ...events('d'),
      { type: 'line.moved', from: 2, to: 0 },
    );
    expect(await tap()).toBe('plan-1');
    expect(bag()).toEqual(['d 32000 100000', 'c 35000 100000', 'a 32000 100000']);
    expect(asked).toEqual(['close key-b', 'list d', 'price key-c', 'order']);
  });

  it('asks the market for nothing more when a line cannot be read', async () => {
    const { http, bag } = market();
    const { tap, write } = hand(http, filled);
    write({ type: 'line.written', lotId: 'b', part: { much: '?' } });
    expect(await tap()).toEqual({ lotId: 'b' });
    expect(bag()).toEqual(whole.slice(0, 1));
  });
});
