/** An order's life as one table: what may follow what. */
export const orderMoves = {
  confirmed: ['packed', 'cancelled'],
  packed: ['shipped'],
  shipped: ['delivered', 'returned'],
  delivered: [],
  returned: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type OrderState = keyof typeof orderMoves;

export function mayCancel(state: OrderState): boolean {
  return (orderMoves[state] as readonly OrderState[]).includes('cancelled');
}
