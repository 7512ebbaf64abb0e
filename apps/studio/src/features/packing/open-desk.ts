import { createStore, newKey, type StudioClient } from '@chophien/client';
import { createOutbox } from '../../app/outbox.js';
import { emptyDesk, stepDesk, waitingOf, type Desk, type DeskEvent, type Entry } from './desk.js';
import type { Keep } from './keep.js';
import type { ListOf } from './list-path.js';

type DeskParts = {
  http: Pick<StudioClient, 'packList' | 'weigh'>;
  keep: Keep;
  accountId: string;
  of: ListOf;
  nowMs: () => number;
};

const everyMs = 5_000;
/** Buyers answer while others pack. */
const staleMs = 30_000;

export type OpenDesk = ReturnType<typeof openDesk>;

/** One pack list on this phone: read from the market or from what was kept, weighed into, and sent. */
export function openDesk({ http, keep, accountId, of, nowMs }: DeskParts) {
  const store = createStore<Desk, DeskEvent>(stepDesk, emptyDesk);
  let sent = 0;
  let readAtMs = 0;
  const tell = (event: DeskEvent) => {
    if (event.type === 'entry.sent') sent += 1;
    store.tell(event);
  };
  const entries = () => store.getSnapshot().entries;
  const send = ({ orderId, amount, key, weighedAtMs }: Entry) =>
    http.weigh(orderId, { amount, key, weighedAtMs });
  const outbox = createOutbox({ entries, keep, send, tell });

  const read = async () => {
    const round = sent;
    const answer = await http.packList(of);
    if (!answer.ok) return tell({ type: 'list.lost', refusal: answer.refusal });
    // Weighed meanwhile: this answer may be from before it.
    if (round !== sent) return;
    readAtMs = nowMs();
    tell({ type: 'list.read', list: answer.value });
    await keep.keepList(accountId, of, answer.value).catch(() => undefined);
  };
  const refresh = async () => {
    await outbox.flush();
    await read();
  };
  const begin = async () => {
    const [kept, list] = await Promise.all([keep.entries(accountId), keep.list(accountId, of)]);
    tell({ type: 'entries.kept', entries: kept });
    if (list && !store.getSnapshot().list) tell({ type: 'list.read', list });
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    refresh,
    weigh: (orderId: string, amount: number) =>
      outbox.add({ key: newKey(), accountId, orderId, amount, weighedAtMs: nowMs() }),
    drop: outbox.drop,
    /** While the page is open; answers how to end it. */
    start: () => {
      const tick = () => {
        if (waitingOf(store.getSnapshot()).length > 0 || nowMs() - readAtMs > staleMs) void refresh();
      };
      const now = () => void refresh();
      void begin()
        .catch(() => undefined)
        .then(now);
      const timer = setInterval(tick, everyMs);
      addEventListener('online', now);
      return () => {
        clearInterval(timer);
        removeEventListener('online', now);
      };
    },
  };
}
