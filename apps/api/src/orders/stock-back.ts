import type { MovementKind } from '@chophien/domain';
import { Notices } from '../db/notices.js';
import type { Tx } from '../db/unit-of-work.js';
import { OfferRows, tellDay, type OfferMoments, type OfferRow } from '../offers/index.js';
import type { OrderRow } from './orders.rows.js';

type Counted = Pick<OrderRow, 'offer_id' | 'lot_id' | 'channel' | 'state' | 'amount'>;

/**
 * Locks what an order's goods are counted in, in the order in which the lane takes it: picking day, offer. The order's
 * own row comes after them.
 */
export async function lockStockOf(tx: Tx, offerId: string): Promise<OfferRow> {
  const offer = await tx.use(OfferRows).lockWithDay(offerId);
  if (!offer) throw new Error('an order without its offer');
  return offer;
}

/**
 * Gives back what orders of one offer have taken, held or sold; the ledger gets one line per kind and channel. Who waits
 * for it is heard of before anybody else can be.
 */
export async function giveBack(
  { tx, moments }: { tx: Tx; moments: OfferMoments },
  offer: OfferRow,
  orders: readonly Counted[],
): Promise<OfferRow> {
  const rows = tx.use(OfferRows);
  let after = offer;
  for (const [as, kind] of [
    ['held', 'released'],
    ['confirmed', 'cancelled'],
  ] as const satisfies readonly (readonly ['held' | 'confirmed', MovementKind])[]) {
    const back = orders.filter(({ state }) => (state === 'held') === (as === 'held'));
    for (const [channel, amount] of byChannel(back)) {
      after = await rows.giveBack(after, { counter: as === 'held' ? 'held' : 'sold', channel, amount });
      const count = back.filter((order) => order.channel === channel).length;
      await rows.move(offer, { kind, channel, amount, orders: count });
    }
  }
  // A closed offer keeps only what it has sold: what comes back belongs to the lot again.
  if (after.state === 'closed') after = await rows.release(after);
  await Notices.tell(tx, { offer: offer.id });
  // There is room again for all that is picked on that day.
  await tellDay(tx, offer.lot_id, offer.picking_day);
  return moments.tell('freed', tx, after);
}

function byChannel(orders: readonly Counted[]): Map<OrderRow['channel'], number> {
  const sums = new Map<OrderRow['channel'], number>();
  for (const { channel, amount } of orders) sums.set(channel, (sums.get(channel) ?? 0) + amount);
  return sums;
}
