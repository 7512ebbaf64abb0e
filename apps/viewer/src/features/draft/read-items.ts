import type { OfferView, OrderView, ReadItem } from '@chophien/contracts';
import { isOnStep, largestFitting } from '@chophien/domain';

type Orders = Readonly<Record<string, OrderView>>;

/** What a comment's goods have come to, as far as the show has told. */
export type ReadItems = {
  waiting: NonNullable<ReadItem['order']>[];
  agreed: OrderView[];
  ended: ReadItem[];
  asked: ReadItem[];
};

export function sortItems(items: readonly ReadItem[], orders: Orders): ReadItems {
  const sorted: ReadItems = { waiting: [], agreed: [], ended: [], asked: [] };
  for (const item of items) {
    const now = item.order === null ? undefined : orders[item.order.id];
    if (item.order === null) sorted.asked.push(item);
    else if (now === undefined || now.isDraft) sorted.waiting.push(item.order);
    else if (now.state === 'expired' || now.state === 'cancelled') sorted.ended.push(item);
    else sorted.agreed.push(now);
  }
  return sorted;
}

/** What can be had of it with one tap: as much as was asked for, or what is left of it; 0: it is chosen by hand. */
export function amountToTake({ amount, refusal }: ReadItem, offer: OfferView | undefined): number {
  if (offer === undefined) return 0;
  const left = refusal !== null && 'left' in refusal ? Math.min(refusal.left, offer.left) : offer.left;
  if (amount !== null && amount <= left && isOnStep(offer, amount)) return amount;
  return refusal === null ? 0 : largestFitting(offer, left);
}
