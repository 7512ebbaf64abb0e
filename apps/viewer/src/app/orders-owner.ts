/** Under which names a buyer's orders are kept on this device, and whose they are. */
export const ordersKey = 'chophien.orders';
export const ownerKey = 'chophien.orders.of';

/** Kept orders are for the eyes of the account they were read by: of anyone else's, nothing stays. */
export function keepOrdersOnlyOf(
  accountId: string | null,
  storage: () => Pick<Storage, 'getItem' | 'removeItem'> = () => localStorage,
): void {
  try {
    const kept = storage();
    if (kept.getItem(ownerKey) === accountId) return;
    kept.removeItem(ownerKey);
    kept.removeItem(ordersKey);
  } catch {
    // A window without storage has kept nothing.
  }
}
