import { describe, expect, it } from '@jest/globals';
import type { SpokenOrder } from './order-sentence.js';
import { newOrders, stepReader, type Reading, type ReaderEvent } from './reader.js';

const order = (buyerName: string): SpokenOrder => ({ buyerName, amount: 1_000, unit: 'g' });
const came = (...names: string[]): ReaderEvent => ({ type: 'came', orders: names.map(order) });

/** The names in each sentence, as they are begun. */
function read(events: readonly ReaderEvent[]): string[] {
  let reading: Reading = { at: 'quiet' };
  return events.flatMap((event) => {
    const step = stepReader(reading, event);
    reading = step.reading;
    return step.say.length === 0 ? [] : [step.say.map(({ buyerName }) => buyerName).join('+')];
  });
}

describe('the voice', () => {
  it('reads an order at once when it is quiet', () => {
    expect(read([came('Hoa'), { type: 'read' }, came('Lan')])).toEqual(['Hoa', 'Lan']);
  });

  it('joins what came while it read, and is never more than a sentence behind', () => {
    const rush = [came('Hoa'), came('Lan'), came('Mai', 'Cúc'), { type: 'read' } as const, came('Đào')];
    expect(read([...rush, { type: 'read' }, { type: 'read' }])).toEqual(['Hoa', 'Lan+Mai+Cúc', 'Đào']);
  });

  it('forgets what waits when it is stopped', () => {
    expect(read([came('Hoa'), came('Lan'), { type: 'stopped' }, { type: 'read' }, came('Mai')])).toEqual([
      'Hoa',
      'Mai',
    ]);
  });

  it('takes for new what was not in the list before, the oldest first', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      state: id === 'c' ? 'cancelled' : 'confirmed',
    }));
    if (!a || !b || !c || !d) throw new Error('four orders');
    expect(newOrders([a], [d, c, b, a])).toEqual([b, d]);
    expect(newOrders([a, b], [a, b])).toEqual([]);
  });
});
