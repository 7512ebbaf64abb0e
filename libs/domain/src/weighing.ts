import { amountMax, isWhole, type Unit } from './money.js';
import { assert } from './result.js';

/** By how much a parcel may differ from what was ordered without its buyer being asked; whichever of the two is more. */
export type Tolerance = { percent: number; grams: number };

/** What the scale says of one order. `agreed`: another amount that its buyer has said yes to. */
export type Weighed = { asked: number; agreed?: number | null; packed: number; unit: Unit };

export type Judged = 'within' | 'short' | 'over';

/** Pieces have no tolerance: a count is right or its buyer is asked. Nothing at all is never enough. */
export function judgeWeight({ asked, agreed = null, packed, unit }: Weighed, tolerance: Tolerance): Judged {
  assert(isWhole(asked) && asked > 0, 'an order is of something');
  assert(isWhole(packed) && packed <= amountMax, 'the scale says whole grams or pieces');
  const slackOf = (of: number) => (unit === 'piece' ? 0 : toleratedGrams(of, tolerance));
  const fits = (of: number) => packed > 0 && Math.abs(packed - of) <= slackOf(of);
  if (fits(asked) || (agreed !== null && fits(agreed))) return 'within';
  return packed < asked ? 'short' : 'over';
}

/** How many grams of so many may be missing or too many. */
export function toleratedGrams(asked: number, { percent, grams }: Tolerance): number {
  return Math.max(Math.floor((asked * percent) / 100), grams);
}

/**
 * What each of these orders gets when less was picked than all asked for: the same share of what it asked for, in
 * whole grams or pieces; the odd ones, one each, to whoever ordered first. `asked` is in the order of ordering.
 * Together exactly what was picked, and nobody more than asked.
 */
export function splitShort(asked: readonly number[], picked: number): number[] {
  const inAll = asked.reduce((sum, amount) => sum + amount, 0);
  assert(asked.every(isWhole) && isWhole(picked), 'whole grams or pieces');
  assert(picked <= inAll, 'only what is short is split');
  if (inAll === 0) return asked.map(() => 0);
  // Their product may be beyond 2^53.
  const shares = asked.map((amount) => Number((BigInt(amount) * BigInt(picked)) / BigInt(inAll)));
  let left = picked - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, at) => {
    const isFull = share === asked[at];
    if (left === 0 || isFull) return share;
    left -= 1;
    return share + 1;
  });
}

/** A weighing as it is told later from when it was: only the newest by the scale's own time counts. */
export function isNewest(weighedAtMs: number, others: readonly { weighedAtMs: number }[]): boolean {
  return others.every((other) => other.weighedAtMs <= weighedAtMs);
}

/** More is packed and spoiled than was ever there: somebody miscounted, and it is said rather than refused. */
export function needsRecount(lot: {
  made: number;
  returned: number;
  spoiled: number;
  packed: number;
}): boolean {
  return lot.packed + lot.spoiled > lot.made + lot.returned;
}

/** How far a list of parcels is: what was asked for, what is packed, and what of the asked is still to be packed. */
export type PackSums = { asked: number; packed: number; left: number };

export function packSums(rows: readonly { amount: number; packedAmount: number | null }[]): PackSums {
  return rows.reduce(
    (sums, { amount, packedAmount }) => ({
      asked: sums.asked + amount,
      packed: sums.packed + (packedAmount ?? 0),
      left: sums.left + (packedAmount === null ? amount : 0),
    }),
    { asked: 0, packed: 0, left: 0 },
  );
}

/**
 * A weight as it is read off a scale and typed with cold fingers, in grams: `1,98`, `1.98`, `1,980` and `1,98 kg` are
 * all 1.980 g, for a scale has three decimals and no thousands; `850 g` is 850. Undefined: it cannot be read so.
 */
export function readScale(typed: string): number | undefined {
  const found = /^(\d{1,5})(?:[.,](\d{1,3}))?\s*(kg|g)?$/i.exec(typed.trim());
  if (found === null) return undefined;
  const [, whole = '', part, unit] = found;
  if (unit?.toLowerCase() === 'g' && part !== undefined) return undefined;
  const grams = unit?.toLowerCase() === 'g' ? Number(whole) : Number(whole) * 1_000 + gramsOf(part);
  return grams > 0 && grams <= amountMax ? grams : undefined;
}

function gramsOf(part = ''): number {
  return Number(part.padEnd(3, '0'));
}

/** The name that people are called by, which in Vietnamese is the last: a label needs no more. */
export function calledName(recipient: string): string {
  return recipient.trim().split(/\s+/).at(-1) ?? '';
}
