import { createStore, newKey, type StudioClient } from '@chophien/client';
import type { OfferView, StockChangeBody } from '@chophien/contracts';
import { createOutbox } from '../../app/outbox.js';
import type { StockKeep } from './keep.js';
import { emptyStock, stepStock, type Stock, type StockEntry, type StockEvent } from './stock.js';

type StockParts = {
  http: Pick<StudioClient, 'stock' | 'changeStock'>;
  keep: StockKeep;
  accountId: string;
  nowMs: () => number;
  isHidden: () => boolean;
};

/** A reading is one or two kilobytes; what changed between two of them is at most this old. */
const everyMs = 1_500;

/** The stock room on this phone: read anew while somebody looks, changed with or without a network. */
export function openStock({ http, keep, accountId, nowMs, isHidden }: StockParts) {
  const store = createStore<Stock, StockEvent>(stepStock, emptyStock);
  let answered = 0;
  let reading = false;
  const tell = (event: StockEvent) => {
    if (event.type === 'entry.sent') answered += 1;
    store.tell(event);
  };
  const entries = () => store.getSnapshot().entries;
  const send = ({ offerId, body }: StockEntry) => http.changeStock(offerId, body);
  const outbox = createOutbox({ entries, keep, send, tell });

  const read = async () => {
    if (reading) return;
    reading = true;
    const round = answered;
    const answer = await http.stock();
    reading = false;
    if (!answer.ok) return tell({ type: 'room.lost', refusal: answer.refusal });
    // Changed meanwhile: this answer may be from before it.
    if (round === answered) tell({ type: 'room.read', room: answer.value });
  };
  const refresh = async () => {
    await outbox.flush();
    await read();
  };
  const begin = async () => tell({ type: 'entries.kept', entries: await keep.entries(accountId) });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    refresh,
    change: (offer: OfferView, body: Omit<StockChangeBody, 'key'>) => {
      const key = newKey();
      const { id: offerId, code, unit } = offer;
      return outbox.add({ key, accountId, offerId, code, unit, body: { ...body, key }, atMs: nowMs() });
    },
    drop: outbox.drop,
    /** While the page is open; answers how to end it. */
    start: () => {
      const now = () => void refresh();
      void begin()
        .catch(() => undefined)
        .then(now);
      const timer = setInterval(() => {
        if (!isHidden()) now();
      }, everyMs);
      addEventListener('online', now);
      return () => {
        clearInterval(timer);
        removeEventListener('online', now);
      };
    },
  };
}

export type OpenStock = ReturnType<typeof openStock>;
