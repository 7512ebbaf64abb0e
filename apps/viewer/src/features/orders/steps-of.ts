import type { OrderView } from '@chophien/contracts';
import type { OrderState } from '@chophien/domain';

export type StepName =
  'placed' | 'paid' | 'expired' | 'packed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
/** `at`: behind, where the order is now, still ahead, or where its way broke off. */
export type OrderStep = { name: StepName; at: 'done' | 'now' | 'ahead' | 'broken'; atMs?: number };

const paidWay: readonly StepName[] = ['placed', 'paid', 'packed', 'shipped', 'delivered'];
const codWay = paidWay.filter((name) => name !== 'paid');
const reached = {
  held: 'placed',
  confirmed: 'placed',
  packed: 'packed',
  shipped: 'shipped',
  delivered: 'delivered',
} as const;

/** The way of an order from placing to delivery, over its payment where that comes first; a cancelled or returned one ends where it broke off. */
export function stepsOf({
  state,
  placedAtMs,
  cancelledAtMs,
  paidAtMs,
  method,
}: Pick<OrderView, 'state' | 'placedAtMs' | 'cancelledAtMs' | 'paidAtMs' | 'method'>): OrderStep[] {
  const placed = { name: 'placed', at: 'done', atMs: placedAtMs } as const;
  if (isBroken(state)) {
    const end = {
      name: state,
      at: 'broken',
      ...(cancelledAtMs !== null && { atMs: cancelledAtMs }),
    } as const;
    return [placed, end];
  }
  const steps = method === 'cod' ? codWay : paidWay;
  const now = steps.indexOf(state === 'confirmed' && method !== 'cod' ? 'paid' : reached[state]);
  return steps.map((name, at) => ({
    name,
    at: at < now ? 'done' : at === now ? 'now' : 'ahead',
    ...(name === 'placed' && { atMs: placedAtMs }),
    ...(name === 'paid' && paidAtMs !== null && { atMs: paidAtMs }),
  }));
}

function isBroken(state: OrderState): state is 'cancelled' | 'returned' | 'expired' {
  return state === 'cancelled' || state === 'returned' || state === 'expired';
}
