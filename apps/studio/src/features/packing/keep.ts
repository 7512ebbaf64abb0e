import type { PackBoothView, PackDayView, PackListView } from '@chophien/contracts';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isReplacedBy, type Entry } from './desk.js';
import { listPath, type ListOf } from './list-path.js';

type KeptDays = { booths: PackBoothView[]; days: Record<string, PackDayView[]> };

interface PackingDb extends DBSchema {
  entries: { key: string; value: Entry; indexes: { weighedAtMs: number } };
  lists: { key: string; value: { accountId: string; list: PackListView } };
  days: { key: string; value: KeptDays };
}

export type Keep = ReturnType<typeof createKeep>;

/**
 * The pack desk's own place on the phone: lists as they were read, for the yard without a network, and every weighing
 * until the market has it. All of it beside the account whose it is.
 */
export function createKeep() {
  let opened: Promise<IDBPDatabase<PackingDb>> | undefined;
  const db = () => (opened ??= open());
  return {
    entries: async (accountId: string): Promise<Entry[]> => {
      const all = await (await db()).getAllFromIndex('entries', 'weighedAtMs');
      return all.filter((entry) => entry.accountId === accountId);
    },
    add: async (entry: Entry): Promise<void> => {
      const tx = (await db()).transaction('entries', 'readwrite');
      for (const before of await tx.store.getAll())
        if (isReplacedBy(before, entry)) await tx.store.delete(before.key);
      await tx.store.put(entry);
      await tx.done;
    },
    change: async (entry: Entry): Promise<void> => void (await (await db()).put('entries', entry)),
    drop: async (key: string): Promise<void> => (await db()).delete('entries', key),

    keepList: async (accountId: string, of: ListOf, list: PackListView): Promise<void> =>
      void (await (await db()).put('lists', { accountId, list }, listPath(of))),
    list: async (accountId: string, of: ListOf): Promise<PackListView | undefined> => {
      const kept = await (await db()).get('lists', listPath(of));
      return kept?.accountId === accountId ? kept.list : undefined;
    },
    keepDays: async (accountId: string, kept: KeptDays): Promise<void> =>
      void (await (await db()).put('days', kept, accountId)),
    days: async (accountId: string): Promise<KeptDays | undefined> => (await db()).get('days', accountId),

    /** What was read goes with whoever signs out; what was weighed stays until the market has it. */
    forgetLists: async (): Promise<void> => {
      const all = await db();
      await Promise.all([all.clear('lists'), all.clear('days')]);
    },
  };
}

function open(): Promise<IDBPDatabase<PackingDb>> {
  return openDB<PackingDb>('chophien-packing', 1, {
    upgrade: (db) => {
      db.createObjectStore('entries', { keyPath: 'key' }).createIndex('weighedAtMs', 'weighedAtMs');
      db.createObjectStore('lists');
      db.createObjectStore('days');
    },
  });
}

export const keep = createKeep();
