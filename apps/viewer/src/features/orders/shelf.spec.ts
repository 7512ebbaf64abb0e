import { describe, expect, it } from '@jest/globals';
import { keepOrdersOnlyOf, ordersKey, ownerKey } from '../../app/orders-owner.js';
import { order } from '../../testing/scripted-market.js';
import { createShelf } from './shelf.js';

function device({ room = Number.MAX_SAFE_INTEGER } = {}) {
  const held = new Map<string, string>();
  const storage = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      held.set(name, value);
    },
    removeItem: (name: string) => void held.delete(name),
  };
  const clock = { nowMs: 1_000 };
  const shelf = createShelf({ storage: () => storage, nowMs: () => clock.nowMs });
  return { held, storage, clock, shelf };
}

const orderOf = (id: string, placedAtMs = 1) => ({ ...order, id, placedAtMs });

describe('orders that are kept on a device', () => {
  it('are there again as they were read, with the time of the reading', () => {
    const { shelf, clock } = device();
    shelf.keepAll('lan', [orderOf('a', 2), orderOf('b', 1)]);
    clock.nowMs = 5_000;
    expect(shelf.all('lan')).toEqual({
      readAtMs: 1_000,
      isOld: false,
      orders: [orderOf('a', 2), orderOf('b', 1)],
    });
    expect(shelf.one('b', 'lan')?.orders).toEqual([orderOf('b', 1)]);
    expect(shelf.one('c', 'lan')).toBeUndefined();
  });

  it('say the time of the oldest reading among them, and of each its own', () => {
    const { shelf, clock } = device();
    shelf.keepAll('lan', [orderOf('a'), orderOf('b')]);
    clock.nowMs = 9_000;
    shelf.keepOne('lan', { ...orderOf('b'), state: 'cancelled' });
    expect([shelf.all()?.readAtMs, shelf.one('b')?.readAtMs]).toEqual([1_000, 9_000]);
    expect(shelf.one('b')?.orders[0]?.state).toBe('cancelled');
    expect(shelf.all()?.orders).toHaveLength(2);
  });

  it('say that they are old when the hour alone would mislead', () => {
    const { shelf, clock } = device();
    shelf.keepAll('lan', [order]);
    clock.nowMs += 13 * 3_600_000;
    expect(shelf.all()?.isOld).toBe(true);
  });

  it('are the newest fifty', () => {
    const { shelf } = device();
    shelf.keepAll(
      'lan',
      Array.from({ length: 80 }, (_, at) => orderOf(`o${at}`, at)),
    );
    const kept = shelf.all()?.orders ?? [];
    expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([50, 'o79', 'o30']);
  });

  it('are shown to nobody else, and are gone once another account is in', () => {
    const { shelf, held, storage } = device();
    shelf.keepAll('lan', [order]);
    expect(shelf.all('minh')).toBeUndefined();
    shelf.keepOne('minh', orderOf('m'));
    expect(shelf.all()?.orders).toEqual([orderOf('m')]);
    keepOrdersOnlyOf('minh', () => storage);
    expect(held.size).toBe(2);
    keepOrdersOnlyOf('lan', () => storage);
    expect(held.size).toBe(0);
  });

  it('are gone when nobody is in', () => {
    const { shelf, held, storage } = device();
    shelf.keepAll('lan', [order]);
    keepOrdersOnlyOf(null, () => storage);
    expect([held.size, shelf.all()]).toEqual([0, undefined]);
  });

  it('on a full device stay as they were, never another account’s', () => {
    const { shelf, held, storage } = device({ room: 2_000 });
    shelf.keepAll('lan', [order]);
    shelf.keepAll(
      'lan',
      Array.from({ length: 50 }, (_, at) => orderOf(`o${at}`)),
    );
    expect(shelf.all('lan')?.orders).toEqual([order]);
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    shelf.keepAll('minh', [order]);
    expect(held.size).toBe(0);
  });

  it('in a window without storage are none, and nothing falls over', () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const shelf = createShelf({ storage: forbidden, nowMs: () => 0 });
    shelf.keepAll('lan', [order]);
    shelf.keepOne('lan', order);
    keepOrdersOnlyOf(null, forbidden);
    expect([shelf.all(), shelf.one('order-1')]).toEqual([undefined, undefined]);
  });

  it.each([
    ['half a text', '{"version":1,"slips":[{"rea'],
    ['nothing', 'null'],
    ['a word', '"đơn"'],
    ['another version', JSON.stringify({ version: 0, slips: [{ readAtMs: 1, order }] })],
    ['no slips', JSON.stringify({ version: 1, slips: { 0: 1 } })],
    [
      'orders in pieces',
      JSON.stringify({ version: 1, slips: [null, {}, { readAtMs: 1, order: { id: 'a' } }] }),
    ],
  ])('are none where they are spoilt: %s', (_, text) => {
    const { shelf, storage } = device();
    storage.setItem(ownerKey, 'lan');
    storage.setItem(ordersKey, text);
    expect(shelf.all('lan')).toBeUndefined();
    shelf.keepOne('lan', order);
    expect(shelf.all('lan')?.orders).toEqual([order]);
  });
});
