import { accept, refuse, type Result } from './result.js';

/** An offer's counters, grams or pieces. `0 ≤ sold + held ≤ cap` always; the database checks it too. */
export type Stock = { cap: number; held: number; sold: number };

export function leftOf(stock: Stock): number {
  return stock.cap - stock.held - stock.sold;
}

/** A cap never goes below what is already promised. */
export function decideCap(
  stock: Stock,
  cap: number,
): Result<number, { code: 'cap_below_promised'; promised: number }> {
  const promised = stock.held + stock.sold;
  return cap < promised ? refuse({ code: 'cap_below_promised', promised }) : accept(cap);
}
