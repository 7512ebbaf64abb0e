import {
  createStore,
  newKey,
  Outbox,
  type ActNews,
  type HttpClient,
  type KeptAct,
  type OutboxShelf,
  type Session,
  type Store,
} from '@chophien/client';
import { openDB, type DBSchema } from 'idb';

interface OutboxDb extends DBSchema {
  acts: { key: string; value: KeptAct };
}

export type OpenOutbox = { box: Outbox; news: Store<readonly ActNews[], NewsEvent> };
export type NewsEvent = { type: 'came'; news: ActNews } | { type: 'seen'; news: ActNews };

/** This device's outbox: carried on for whoever is in, emptied when they leave. */
export function openOutbox(http: HttpClient, session: Session): OpenOutbox {
  const news = createStore(
    (all: readonly ActNews[], event: NewsEvent) =>
      event.type === 'came' ? [...all, event.news] : all.filter((each) => each !== event.news),
    [],
  );
  const accountId = () => {
    const who = session.getSnapshot();
    return who.at === 'in' ? who.me.accountId : undefined;
  };
  const box = new Outbox({
    http,
    shelf: openShelf(),
    tabs: openTabs(),
    accountId,
    isOnline: () => navigator.onLine,
    tell: (told) => news.tell({ type: 'came', news: told }),
    nowMs: Date.now,
    random: Math.random,
    wait,
  });
  const look = () => {
    const id = accountId();
    if (id !== undefined) void box.resume(id);
    else if (session.getSnapshot().at === 'out') void box.forget();
  };
  look();
  session.subscribe(look);
  addEventListener('online', look);
  document.addEventListener('visibilitychange', look);
  return { box, news };
}

/** Or until the network is back. */
function wait(ms: number): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });
}

export function openShelf(): OutboxShelf {
  const db = openDB<OutboxDb>('chophien-outbox', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('acts', { keyPath: 'body.key' }),
  });
  // A window that may keep nothing says so to whoever asks, not to nobody.
  db.catch(() => undefined);
  return {
    all: async () => (await db).getAll('acts'),
    put: async (kept) => (await db).put('acts', kept),
    remove: async (key) => (await db).delete('acts', key),
  };
}

const tabLock = 'chophien.tab.';

/** A page holds a lock of its own name for as long as it lives; browsers without locks have one page each, for all we know. */
function openTabs() {
  const mine = newKey();
  const { locks } = navigator;
  if (locks === undefined)
    return { mine, open: () => Promise.resolve([]), alone: (act: () => Promise<void>) => act() };
  void locks.request(`${tabLock}${mine}`, () => new Promise(() => undefined));
  return {
    mine,
    open: async () => {
      const { held = [] } = await locks.query();
      return held.map(({ name = '' }) => name.replace(tabLock, ''));
    },
    alone: async (act: () => Promise<void>) => void (await locks.request('chophien.outbox', act)),
  };
}
