import type { OrderView } from '@chophien/contracts';
import { ordersKey, ownerKey, keepOrdersOnlyOf } from '../../app/orders-owner.js';

/** Orders as they were read, the newest first; `isOld`: so long ago that the hour alone would mislead. */
export type Kept = { readAtMs: number; isOld: boolean; orders: OrderView[] };

type Slip = { readAtMs: number; order: OrderView };
type Storing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Parts = { storage: () => Storing; nowMs: () => number };

const slipsMax = 50;
const oldMs = 12 * 3_600_000;
/** Goes up when an order's view changes its shape: what was kept in the old one is not shown. */
const version = 2;

/** A buyer's orders on this device, for the time without a network. Any storage may be missing, full or spoilt: then there are none. */
export function createShelf({ storage, nowMs }: Parts) {
  const slips = (accountId?: string): Slip[] => {
    try {
      const owner = storage().getItem(ownerKey);
      if (owner === null || (accountId !== undefined && owner !== accountId)) return [];
      return slipsIn(JSON.parse(storage().getItem(ordersKey) ?? 'null'));
    } catch {
      return [];
    }
  };
  const write = (accountId: string, all: Slip[]) => {
    const newest = all.sort((a, b) => b.order.placedAtMs - a.order.placedAtMs).slice(0, slipsMax);
    keepOrdersOnlyOf(accountId, storage);
    try {
      storage().setItem(ownerKey, accountId);
      storage().setItem(ordersKey, JSON.stringify({ version, slips: newest }));
    } catch {
      // Full or forbidden: what was there before, of the same account, still says its own time.
    }
  };
  const asKept = (found: Slip[]): Kept | undefined => {
    if (found.length === 0) return undefined;
    const readAtMs = Math.min(...found.map((slip) => slip.readAtMs));
    return { readAtMs, isOld: nowMs() - readAtMs > oldMs, orders: found.map(({ order }) => order) };
  };
  return {
    /** The whole list as it was just read, in the place of the list before. */
    keepAll: (accountId: string, orders: readonly OrderView[]) =>
      write(
        accountId,
        orders.map((order) => ({ readAtMs: nowMs(), order })),
      ),
    keepOne: (accountId: string, order: OrderView) =>
      write(accountId, [
        ...slips(accountId).filter((slip) => slip.order.id !== order.id),
        { readAtMs: nowMs(), order },
      ]),
    /** Of this account; of whoever was in last, where the market cannot say who is. */
    all: (accountId?: string) => asKept(slips(accountId)),
    one: (id: string, accountId?: string) => asKept(slips(accountId).filter(({ order }) => order.id === id)),
  };
}

export const shelf = createShelf({ storage: () => localStorage, nowMs: Date.now });

function slipsIn(kept: unknown): Slip[] {
  if (!isRecord(kept) || kept.version !== version || !Array.isArray(kept.slips)) return [];
  return kept.slips.filter(isSlip);
}

/** Written by ourselves and by nobody else: looked at so far that a spoilt one cannot break the page. */
function isSlip(slip: unknown): slip is Slip {
  if (!isRecord(slip) || typeof slip.readAtMs !== 'number' || !isRecord(slip.order)) return false;
  const { id, state, placedAtMs, lines, show, booth } = slip.order;
  const isNamed = typeof id === 'string' && typeof state === 'string' && typeof placedAtMs === 'number';
  return isNamed && Array.isArray(lines) && lines.every(isRecord) && isRecord(show) && isRecord(booth);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
