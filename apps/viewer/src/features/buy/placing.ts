import type { WaitsFor } from '@chophien/client';
import type { Answer, PlacedOrderView, Refusal, SeenPrice } from '@chophien/contracts';

/** The life of one purchase. `agreed` is the price the buyer has said yes to: nobody pays more than that. */
export type Placing =
  | { at: 'asking'; agreed: SeenPrice; refusal?: Refusal }
  /** `waitsFor`: it was sent, was not answered yet, and is sent again by itself. */
  | { at: 'sending'; agreed: SeenPrice; waitsFor?: WaitsFor }
  | { at: 'placed'; agreed: SeenPrice; order: PlacedOrderView };

export type PlacingEvent =
  | { type: 'sent' }
  | { type: 'waits'; waitsFor: WaitsFor }
  | { type: 'changed' }
  | { type: 'answered'; answer: Answer<PlacedOrderView> };

/** A late refusal never takes back an order that was shown; a price that moved is agreed to by asking again. */
export function stepPlacing(now: Placing, event: PlacingEvent): Placing {
  if (now.at === 'placed') return now;
  if (event.type === 'sent') return { at: 'sending', agreed: now.agreed };
  if (event.type === 'waits') return now.at === 'sending' ? { ...now, waitsFor: event.waitsFor } : now;
  if (event.type === 'changed') return now.at === 'asking' ? { at: 'asking', agreed: now.agreed } : now;
  const { answer } = event;
  if (answer.ok) return { at: 'placed', agreed: now.agreed, order: answer.value };
  const { refusal } = answer;
  return { at: 'asking', agreed: refusal.code === 'price_moved' ? refusal.price : now.agreed, refusal };
}
