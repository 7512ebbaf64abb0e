import { agreeDraft, goodsDong, stateWhenPlaced, type PayMethod } from '@chophien/domain';
import { isPast, type Done } from './acts.js';
import type { Process, Tx } from './database.js';
import { lockWithDay, standsIn } from './lane-store.js';
import { serve } from './line.js';

export type Yes = {
  id: string;
  offerId: string;
  household: number;
  method: PayMethod;
  /** The price that was read. */
  mostDong: number;
  holdMs: number;
};

/** `agree-to-draft.ts`: what makes a draft an order. Said twice, it is one. */
export function* agree(tx: Tx, yes: Yes): Process<Done> {
  const { offerId, household, method } = yes;
  yield* lockWithDay(tx, offerId);
  yield* tx.lock('orders', yes.id);
  yield undefined;
  const [order, offer] = [tx.row('orders', yes.id), tx.row('offers', offerId)];
  if (order.recipient !== '') return 'nothing';
  if (order.state !== 'held' || isPast(tx, order)) return 'refused';
  const neighbours = tx
    .all('orders')
    .filter((other) => other.offer_id === offerId && other.household === household && standsIn(other));
  const price = agreeDraft(
    { amount: order.amount, priceDong: order.price_dong, priceVersion: order.price_version },
    {
      offer: {
        ...{ unit: offer.unit, priceDong: offer.price_dong, priceVersion: offer.price_version },
        ...{ rule: offer.price_rule, perHousehold: offer.per_household },
      },
      at: { nowMs: tx.database.nowMs, taken: offer.held + offer.sold - order.amount },
      channel: order.channel,
      householdHas: neighbours.reduce((sum, { amount }) => sum + amount, 0),
    },
    { dong: yes.mostDong },
  );
  if (!price.ok) return 'refused';
  const state = stateWhenPlaced(method);
  const goods_dong = goodsDong(price.value.priceDong, order.amount, order.unit);
  tx.put('orders', order.id, {
    ...order,
    ...{ price_dong: price.value.priceDong, price_version: price.value.priceVersion, goods_dong },
    ...{ total_dong: goods_dong + order.delivery_dong, state, method, household, recipient: 'Chị Hoa' },
    expires_at: state === 'held' ? new Date(tx.database.nowMs + yes.holdMs) : null,
  });
  const sold = state === 'held' ? 0 : order.amount;
  tx.put('offers', offerId, {
    ...offer,
    ...{ held: offer.held - sold, sold: offer.sold + sold, version: offer.version + 1 },
  });
  const { channel } = order;
  if (sold > 0) tx.move({ lotId: offer.lot_id, offerId, kind: 'agreed', channel, amount: sold });
  yield* serve(tx, offerId);
  return 'done';
}
