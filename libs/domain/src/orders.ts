/** An order's life as one table: what may follow what. */
export const orderMoves = {
  held: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['packed', 'cancelled'],
  packed: ['shipped'],
  shipped: ['delivered', 'returned'],
  delivered: [],
  returned: [],
  expired: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type OrderState = keyof typeof orderMoves;

/** `test` stands in for every way of paying before delivery; production does not have it. */
export type PayMethod = 'cod' | 'test';

export function mayCancel(state: OrderState): boolean {
  return (orderMoves[state] as readonly OrderState[]).includes('cancelled');
}

/** Nothing more happens to it. */
export function isOver(state: OrderState): boolean {
  return orderMoves[state].length === 0;
}

/** Cash on delivery is confirmed at once; every other way waits for its payment. */
export function stateWhenPlaced(method: PayMethod): 'confirmed' | 'held' {
  return method === 'cod' ? 'confirmed' : 'held';
}
