import { goodsDong, isWhole, type Unit } from './money.js';
import { dongByTaken, type Priced } from './prices.js';
import { assert } from './result.js';

/** An order as it was taken, in đồng; `paidDong` is what was paid for its goods, delivery apart. */
export type TakenOrder = { priceDong: number; amount: number; goodsDong: number; paidDong: number };

/**
 * What an order ends by. `closingDong`: the one price of the close, if there is one; `packedAmount`: what the scale said,
 * if it was weighed.
 */
export type End = { closingDong: number | null; packedAmount: number | null };

/** How an order ends: `priceDong` per kilogram or piece, `goodsDong` for all, of which `toPayDong` is still open. */
export type OrderEnd = { priceDong: number; goodsDong: number; dueBackDong: number; toPayDong: number };

/** The one price of all orders at the close; null: each keeps the price it was taken at. */
export function finalDong({ priceDong, rule }: Priced, takenInAll: number): number | null {
  assert(isWhole(takenInAll), 'what is taken is whole grams or pieces');
  return rule.kind === 'falling_kilos' ? dongByTaken(priceDong, rule.steps, takenInAll) : null;
}

/**
 * What an order costs in the end and what of its payment is due back. Rounded once, on the final price and amount, as
 * `goodsDong` does; so what was paid and is still to pay equals, to the đồng, what the goods cost and what is due back.
 */
export function dueBack(order: TakenOrder, { closingDong, packedAmount }: End, unit: Unit): OrderEnd {
  const { amount, paidDong } = order;
  assert(
    order.goodsDong === goodsDong(order.priceDong, amount, unit),
    'goods cost their amount at the price taken',
  );
  assert(isWhole(paidDong) && paidDong <= order.goodsDong, 'no more was paid for goods than they cost');
  assert(packedAmount === null || isWhole(packedAmount), 'the scale says whole grams or pieces');
  // Goods given back before the close can raise the closing price above what somebody was promised.
  const priceDong = Math.min(order.priceDong, closingDong ?? order.priceDong);
  const endDong = goodsDong(priceDong, packedAmount ?? amount, unit);
  return {
    priceDong,
    goodsDong: endDong,
    dueBackDong: Math.max(0, paidDong - endDong),
    toPayDong: Math.max(0, endDong - paidDong),
  };
}
