import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxKeep } from '../../app/outbox.js';
import type { StockEntry } from './stock.js';

interface StockDb extends DBSchema {
  entries: { key: string; value: StockEntry; indexes: { atMs: number } };
}

export type StockKeep = OutboxKeep<StockEntry> & { entries: (accountId: string) => Promise<StockEntry[]> };

/** Changes of stock that the market has not answered yet, beside the account whose they are. */
export function createStockKeep(): StockKeep {
  let opened: Promise<IDBPDatabase<StockDb>> | undefined;
  const db = () => (opened ??= open());
  const put = async (entry: StockEntry): Promise<void> => void (await (await db()).put('entries', entry));
  return {
    entries: async (accountId) => {
      const all = await (await db()).getAllFromIndex('entries', 'atMs');
      return all.filter((entry) => entry.accountId === accountId);
    },
    add: put,
    change: put,
    drop: async (key) => (await db()).delete('entries', key),
  };
}

function open(): Promise<IDBPDatabase<StockDb>> {
  return openDB<StockDb>('chophien-stock', 1, {
    upgrade: (db) => void db.createObjectStore('entries', { keyPath: 'key' }).createIndex('atMs', 'atMs'),
  });
}

export const stockKeep = createStockKeep();
