import { describe, expect, it } from '@jest/globals';
import {
  emptyDesk,
  nextOpen,
  openLines,
  parcelsOf,
  readTyped,
  stepDesk,
  type DeskEvent,
  type Entry,
} from './desk.js';
import { list, parcel } from './for-specs.js';

const weighed = (key: string, orderId: string, amount: number): Entry => ({
  ...{ key, orderId, amount },
  ...{ accountId: 'hands', weighedAtMs: 1 },
});
const after = (...events: DeskEvent[]) => events.reduce(stepDesk, emptyDesk);
const read: DeskEvent = { type: 'list.read', list };
const marks = (...events: DeskEvent[]) =>
  parcelsOf(after(...events)).map(({ mark, weighed: as }) => [mark, as]);
const added = (entry: Entry): DeskEvent => ({ type: 'entry.added', entry });
const refusal = { code: 'order_not_packable', state: 'cancelled' } as const;

describe('a parcel on this phone', () => {
  it('waits to be sent from the moment it was weighed, at the newest weight', () => {
    expect(marks(read, added(weighed('a', 'order-1', 1_980)), added(weighed('b', 'order-1', 2_020)))).toEqual(
      [
        ['waiting', 2_020],
        ['to_pack', null],
        ['to_pack', null],
      ],
    );
  });

  it('is packed, or asked about, as the market has answered, and stays so until the list is read anew', () => {
    const sent = (key: string, orderId: string, outcome: 'packed' | 'asked' | 'late'): DeskEvent[] => [
      added(weighed(key, orderId, 1_700)),
      { type: 'entry.sent', key, answer: { orderId, key, amount: 1_700, outcome } },
    ];
    expect(
      marks(
        read,
        ...sent('a', 'order-1', 'packed'),
        ...sent('b', 'order-2', 'asked'),
        ...sent('c', 'order-3', 'late'),
      ),
    ).toEqual([
      ['packed', 1_700],
      ['asked', 1_700],
      ['to_pack', null],
    ]);
    expect(marks(read, ...sent('a', 'order-1', 'packed'), read)[0]).toEqual(['to_pack', null]);
  });

  it('that the market refuses says so at its row, loses nothing, and is over once it is weighed anew', () => {
    const refused: DeskEvent[] = [
      read,
      added(weighed('a', 'order-1', 1_980)),
      { type: 'entry.refused', key: 'a', refusal },
    ];
    expect(parcelsOf(after(...refused))[0]).toMatchObject({
      mark: 'refused',
      refused: { amount: 1_980, refusal },
    });
    expect(marks(...refused, added(weighed('b', 'order-1', 2_000)))[0]).toEqual(['waiting', 2_000]);
    expect(after(...refused, added(weighed('b', 'order-1', 2_000))).entries.map(({ key }) => key)).toEqual([
      'b',
    ]);
    expect(after(...refused, { type: 'entry.dropped', key: 'a' }).entries).toEqual([]);
  });

  it('keeps what was weighed before the list was there, and takes nothing twice', () => {
    const entry = weighed('a', 'order-1', 1_980);
    const kept: DeskEvent = { type: 'entries.kept', entries: [entry] };
    expect(marks(kept, read)[0]).toEqual(['waiting', 1_980]);
    expect(after(added(entry), kept, kept).entries).toEqual([entry]);
  });

  it('still stands in the list that was read before, when the market is lost', () => {
    const lost: DeskEvent = { type: 'list.lost', refusal: { code: 'unavailable', retryAfterMs: 1 } };
    expect(after(read, lost)).toMatchObject({ list, lost: { code: 'unavailable' } });
    expect(after(read, lost, read).lost).toBeUndefined();
  });
});

describe('the next parcel', () => {
  it('is the next that nobody has weighed, and from the top again after the last', () => {
    const parcels = parcelsOf(after(read, added(weighed('a', 'order-2', 2_000))));
    expect(nextOpen(parcels, undefined)?.orderId).toBe('order-1');
    expect(nextOpen(parcels, 'order-1')?.orderId).toBe('order-3');
    expect(nextOpen(parcels, 'order-3')?.orderId).toBe('order-1');
    const all = list.rows.map(({ orderId }) => added(weighed(orderId, orderId, 1)));
    expect(nextOpen(parcelsOf(after(read, ...all)), undefined)).toBeUndefined();
  });
});

describe('what is typed', () => {
  const typed = (text: string, more = {}) => readTyped(text, { ...parcel, ...more }, list.tolerance);

  it('is read as the scale writes it, by comma or by dot, and judged as the market will', () => {
    expect(typed('1,98')).toEqual({ amount: 1_980, judged: 'within', differsBy: 20 });
    expect(typed('1.700')).toEqual({ amount: 1_700, judged: 'short', differsBy: 300 });
    expect(typed('2,3')).toEqual({ amount: 2_300, judged: 'over', differsBy: 300 });
    expect(typed('1,7', { agreedAmount: 1_700 })?.judged).toBe('within');
    expect([typed(''), typed('hai ký')]).toEqual([undefined, undefined]);
  });

  it('of pieces is a whole count', () => {
    const jars = { unit: 'piece', amount: 3 };
    expect(typed('3', jars)).toMatchObject({ amount: 3, judged: 'within' });
    expect(typed('2', jars)).toMatchObject({ judged: 'short', differsBy: 1 });
    expect([typed('2,5', jars), typed('0', jars)]).toEqual([undefined, undefined]);
  });

  it('of a short pick is for what is not packed yet', () => {
    const [first, ...others] = list.rows;
    const half = {
      ...list,
      rows: [{ ...parcel, ...first, state: 'packed' as const, packedAmount: 1_990 }, ...others],
    };
    expect(openLines(half)).toMatchObject([{ offerCode: 'A1', left: 7_000 }]);
    expect(openLines({ ...half, rows: half.rows.slice(0, 1) })).toEqual([]);
  });
});
