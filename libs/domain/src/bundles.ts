import { amountMax, isWhole, type Unit } from './money.js';
import { assert } from './result.js';

/** What one bundle takes of one lot, in the lot's own grams or pieces. */
export type Part = { lotId: string; amountEach: number; unit: Unit };

export const partsMax = 20;

export type PartsRefusal = {
  code:
    | 'bundle_not_by_piece'
    | 'parts_missing'
    | 'too_many_parts'
    | 'part_out_of_bounds'
    | 'parts_doubled'
    | 'parts_out_of_order';
  path: string;
};

/** What a number of bundles takes of each lot, in lot id order: the order in which lots are locked. */
export function takesOf(
  parts: readonly Part[],
  bundles: number,
): { lotId: string; amount: number; unit: Unit }[] {
  assert(isWhole(bundles) && bundles <= amountMax, 'bundles are whole pieces within their bound');
  return parts.map(({ lotId, amountEach, unit }) => ({ lotId, amount: amountEach * bundles, unit }));
}

/** Undefined when a piece can be made of these lots: each named once, in id order, with something of it. */
export function wrongParts(parts: readonly Part[], unit: Unit): PartsRefusal | undefined {
  if (unit !== 'piece') return { code: 'bundle_not_by_piece', path: 'unit' };
  if (parts.length === 0) return { code: 'parts_missing', path: 'parts' };
  if (parts.length > partsMax) return { code: 'too_many_parts', path: 'parts' };
  const seen = new Set<string>();
  let lotIdBefore = '';
  for (const [at, { lotId, amountEach }] of parts.entries()) {
    if (!isWhole(amountEach) || amountEach < 1 || amountEach > amountMax)
      return { code: 'part_out_of_bounds', path: `parts.${at}.amountEach` };
    if (seen.has(lotId)) return { code: 'parts_doubled', path: `parts.${at}.lotId` };
    if (lotId < lotIdBefore) return { code: 'parts_out_of_order', path: `parts.${at}.lotId` };
    seen.add(lotId);
    lotIdBefore = lotId;
  }
  return undefined;
}
