/** An order's life as one table: what may follow what. */
export const orderMoves = {
  held: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['packed', 'cancelled'],
  // Weighed anew and out of tolerance: its buyer is asked, and it waits as before.
  packed: ['shipped', 'confirmed'],
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

/**
 * How an order came to be: tapped by the buyer, read out of a comment, or come to by the wait-list. What nobody has
 * tapped is a *draft*: its goods are held until the buyer says yes and where to.
 */
export const orderSources = ['tap', 'comment', 'wait_list'] as const;
export type OrderSource = (typeof orderSources)[number];

/** A tapped order with cash on delivery is confirmed at once; every other one waits, for its payment or for a yes. */
export function stateWhenPlaced(method: PayMethod, source: OrderSource = 'tap'): 'confirmed' | 'held' {
  return method === 'cod' && source === 'tap' ? 'confirmed' : 'held';
}
