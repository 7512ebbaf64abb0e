import type { Refusal, StockChangeBody, StockChangedView, StockRoomView } from '@chophien/contracts';
import type { Unit } from '@chophien/domain';
import type { OutboxEvent } from '../../app/outbox.js';

/** A change on its way to the market: kept on this phone until it is answered. */
export type StockEntry = {
  key: string;
  accountId: string;
  offerId: string;
  /** For the person's eyes: what it is of, and in which unit. */
  code: string;
  unit: Unit;
  body: StockChangeBody;
  atMs: number;
  refusal?: Refusal;
};

export type Stock = { room?: StockRoomView; lost?: Refusal; entries: readonly StockEntry[] };
export const emptyStock: Stock = { entries: [] };

export type StockEvent =
  | OutboxEvent<StockEntry, StockChangedView>
  | { type: 'entries.kept'; entries: readonly StockEntry[] }
  | { type: 'room.read'; room: StockRoomView }
  | { type: 'room.lost'; refusal: Refusal };

export function stepStock(now: Stock, event: StockEvent): Stock {
  switch (event.type) {
    case 'room.read':
      return { room: event.room, entries: now.entries };
    case 'room.lost':
      return { ...now, lost: event.refusal };
    case 'entries.kept': {
      const known = new Set(now.entries.map(({ key }) => key));
      return { ...now, entries: [...event.entries.filter(({ key }) => !known.has(key)), ...now.entries] };
    }
    case 'entry.added':
      return { ...now, entries: [...now.entries, event.entry] };
    case 'entry.sent':
      return withOffer(without(now, event.key), event.answer);
    case 'entry.dropped':
      return without(now, event.key);
    case 'entry.refused':
      return {
        ...now,
        entries: now.entries.map((entry) =>
          entry.key === event.key ? { ...entry, refusal: event.refusal } : entry,
        ),
      };
  }
}

const without = (now: Stock, gone: string): Stock => ({
  ...now,
  entries: now.entries.filter(({ key }) => key !== gone),
});

/** What the market answered stands until the next reading. */
function withOffer(now: Stock, answer: StockChangedView): Stock {
  if (!now.room || answer.state === 'waiting') return now;
  const { offer } = answer;
  const shows = now.room.shows.map((show) => ({
    ...show,
    offers: show.offers.map((each) => (each.offer.id === offer.id ? { ...each, offer } : each)),
  }));
  return { ...now, room: { ...now.room, shows } };
}
