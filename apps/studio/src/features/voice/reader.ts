import type { SpokenOrder } from './order-sentence.js';

/** What the voice is at: quiet, or reading while others wait. */
export type Reading = { at: 'quiet' } | { at: 'reading'; waiting: readonly SpokenOrder[] };
export type ReaderEvent =
  { type: 'came'; orders: readonly SpokenOrder[] } | { type: 'read' } | { type: 'stopped' };
export type ReaderStep = { reading: Reading; say: readonly SpokenOrder[] };

/**
 * What to read next. What comes while a sentence is read waits and is read as one, so the voice is never more than a
 * sentence behind.
 */
export function stepReader(reading: Reading, event: ReaderEvent): ReaderStep {
  if (event.type === 'stopped') return { reading: { at: 'quiet' }, say: [] };
  if (event.type === 'came' && reading.at === 'reading')
    return { reading: { at: 'reading', waiting: [...reading.waiting, ...event.orders] }, say: [] };
  const next = event.type === 'came' ? event.orders : reading.at === 'reading' ? reading.waiting : [];
  if (next.length === 0) return { reading: { at: 'quiet' }, say: [] };
  return { reading: { at: 'reading', waiting: [] }, say: next };
}

type Listed = { id: string; state: string };

/** The orders of a list that were not in the one before, oldest first; cancelled ones are no news to read. */
export function newOrders<Order extends Listed>(before: readonly Listed[], now: readonly Order[]): Order[] {
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id, state }) => !known.has(id) && state !== 'cancelled').reverse();
}
