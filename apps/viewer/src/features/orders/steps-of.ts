import type { OrderView } from '@chophien/contracts';
import type { OrderState } from '@chophien/domain';

export type StepName = 'placed' | 'expired' | 'packed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
/** `at`: behind, where the order is now, still ahead, or where its way broke off. */
export type OrderStep = { name: StepName; at: 'done' | 'now' | 'ahead' | 'broken'; atMs?: number };

const way: readonly StepName[] = ['placed', 'packed', 'shipped', 'delivered'];
const reached = { held: 0, confirmed: 0, packed: 1, shipped: 2, delivered: 3 } as const;

/** The way of an order from placing to delivery; a cancelled or returned one ends where it broke off. */
export function stepsOf({
  state,
  placedAtMs,
  cancelledAtMs,
}: Pick<OrderView, 'state' | 'placedAtMs' | 'cancelledAtMs'>): OrderStep[] {
  const placed = { name: 'placed', at: 'done', atMs: placedAtMs } as const;
  if (isBroken(state)) {
    const end = {
      name: state,
      at: 'broken',
      ...(cancelledAtMs !== null && { atMs: cancelledAtMs }),
    } as const;
    return [placed, end];
  }
  const now = reached[state];
  return way.map((name, at) => ({
    name,
    at: at < now ? 'done' : at === now ? 'now' : 'ahead',
    ...(name === 'placed' && { atMs: placedAtMs }),
  }));
}

function isBroken(state: OrderState): state is 'cancelled' | 'returned' | 'expired' {
  return state === 'cancelled' || state === 'returned' || state === 'expired';
}
