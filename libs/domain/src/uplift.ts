import { isWhole, priceDongMax } from './money.js';
import { assert } from './result.js';

/** What was sold of one lot by weight, beside what a trader pays for a kilogram of the like. */
export type SoldBeside = {
  grams: number;
  /** What its buyers pay for the goods, delivery apart. */
  goodsDong: number;
  /** Delivery that no buyer pays. */
  deliveryBorneDong: number;
  referenceDongPerKg: number;
};

/** What selling here brought beside selling to the trader, in whole đồng. Below zero: it brought less. */
export type Uplift = {
  grams: number;
  goodsDong: number;
  referenceDong: number;
  /** Goods less reference. */
  grossDong: number;
  deliveryBorneDong: number;
  feeDong: number;
  /** Gross less delivery and fee. */
  netDong: number;
};

export const feeBasisPointsMax = 10_000;
/** How many days old a trader's price may be and still be compared with. */
export const referenceDaysMax = 3;
/** What one show can sell of all its lots. With it every sum stays below 2^53. */
const gramsSoldMax = 10_000_000_000;

/**
 * The difference over all lots that have a reference; null when nothing of them is sold. What the trader would have paid is
 * rounded once for each lot, half up, so that lots add up to the show; the fee is rounded once, on all goods.
 */
export function upliftOf(lots: readonly SoldBeside[], feeBasisPoints: number): Uplift | null {
  assert(isWhole(feeBasisPoints) && feeBasisPoints <= feeBasisPointsMax, 'a fee is at most all of it');
  const sum = (of: (lot: SoldBeside) => number) => lots.reduce((before, lot) => before + of(lot), 0);
  const grams = sum((lot) => lot.grams);
  if (grams === 0) return null;
  const goodsDong = sum((lot) => lot.goodsDong);
  const referenceDong = sum((lot) => referenceDongOf(lot.referenceDongPerKg, lot.grams));
  const deliveryBorneDong = sum((lot) => lot.deliveryBorneDong);
  const grossDong = goodsDong - referenceDong;
  const feeDong = share(goodsDong, feeBasisPoints, feeBasisPointsMax);
  const netDong = grossDong - deliveryBorneDong - feeDong;
  return { grams, goodsDong, referenceDong, grossDong, deliveryBorneDong, feeDong, netDong };
}

/** What a trader would pay for these grams. */
export function referenceDongOf(dongPerKg: number, grams: number): number {
  assert(isWhole(dongPerKg) && dongPerKg <= priceDongMax, 'a trader’s price is whole đồng within its bound');
  assert(isWhole(grams) && grams <= gramsSoldMax, 'what is sold is whole grams within its bound');
  return share(grams, dongPerKg, 1_000);
}

/** Of a sum over `grams`, what falls on one kilogram: for showing only, half up. */
export function dongPerKgOf(dong: number, grams: number): number {
  assert(isWhole(grams) && grams > 0, 'per kilogram of something');
  return share(dong, 1_000, grams);
}

/** `value × times ÷ by`, half up, also below zero; parted first, for the whole product could pass 2^53. */
function share(value: number, times: number, by: number): number {
  const wholes = Math.floor(value / by);
  const rest = value - wholes * by;
  return wholes * times + Math.floor((2 * rest * times + by) / (2 * by));
}

/** A trader's price as it was written down. `atMs`: when. `communeCode` null: of the whole province. */
export type WrittenReference = {
  id: string;
  varietyFolded: string;
  provinceCode: string;
  communeCode: string | null;
  day: string;
  atMs: number;
  replaces: string | null;
};

/** What a lot is compared by. `communeCodes`: where it grows, as far as that is known. */
export type ComparedLot = {
  varietyFolded: string;
  provinceCode: string | null;
  communeCodes: readonly string[];
};

/**
 * The price that a lot is compared with on `day`: the newest day's, not older than three days; of one day the commune's
 * before the province's; of one place the one written last. What was corrected counts no more. None: undefined, never a guess.
 */
export function referenceFor<Written extends WrittenReference>(
  written: readonly Written[],
  lot: ComparedLot,
  day: string,
): Written | undefined {
  const corrected = new Set(written.map(({ replaces }) => replaces));
  const first = dayBefore(day, referenceDaysMax);
  const fits = written.filter(
    (one) =>
      !corrected.has(one.id) &&
      one.varietyFolded === lot.varietyFolded &&
      one.provinceCode === lot.provinceCode &&
      (one.communeCode === null || lot.communeCodes.includes(one.communeCode)) &&
      one.day >= first &&
      one.day <= day,
  );
  return fits.sort(
    (one, other) =>
      other.day.localeCompare(one.day) ||
      Number(one.communeCode === null) - Number(other.communeCode === null) ||
      other.atMs - one.atMs,
  )[0];
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
