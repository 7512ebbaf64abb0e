import { assert } from './result.js';

/** How goods are counted: grams of produce, or whole pieces. */
export type Unit = 'g' | 'piece';

/** Bounds that keep every product below 2^53: 10^8 đ/kg × 10^7 g = 10^15. */
export const priceDongMax = 100_000_000;
export const amountMax = 10_000_000;

/**
 * What an amount costs, in whole đồng. Produce: `priceDong` is per kilogram and `amount` in grams, so the exact
 * price is priceDong × grams ÷ 1000; it is rounded once, half up, to the whole đồng. Pieces: exact.
 */
export function goodsDong(priceDong: number, amount: number, unit: Unit): number {
  assert(isWhole(priceDong) && priceDong <= priceDongMax, 'a price is whole đồng within its bound');
  assert(isWhole(amount) && amount <= amountMax, 'an amount is whole grams or pieces within its bound');
  if (unit === 'piece') return priceDong * amount;
  const thousandths = priceDong * amount;
  return Math.floor((thousandths + 500) / 1_000);
}

/** A booth's one price list for delivery: the first grams at one price, then each kilogram begun. */
export type DeliveryPrices = { firstGrams: number; firstDong: number; nextKgDong: number };

/** Delivery cost in đồng for a parcel of `grams`; a kilogram begun is a kilogram paid. */
export function deliveryDong(prices: DeliveryPrices, grams: number): number {
  assert(isWhole(grams), 'a parcel weighs whole grams');
  const overGrams = Math.max(0, grams - prices.firstGrams);
  return prices.firstDong + Math.ceil(overGrams / 1_000) * prices.nextKgDong;
}

export function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
