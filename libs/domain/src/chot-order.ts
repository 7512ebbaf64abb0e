import type { ChotAmount } from './chot-amounts.js';
import type { Named } from './chot-goods.js';
import type { ChotPart } from './chot-parts.js';
import type { Unit } from './money.js';
import type { Chot, ChotContext, ChotDoubt, ChotItem } from './chot-answer.js';

type Read = { intent: Chot['intent']; items: ChotItem[]; doubts: ChotDoubt[] };

const noise: Read = { intent: 'noise', items: [], doubts: [] };

/** An order, or noise: what a line is that neither asks nor cancels nor tells of what was. */
export function readOrder(parts: readonly ChotPart[], context: ChotContext): Read {
  const has = (...kinds: ChotPart['is'][]) => parts.some(({ is }) => kinds.includes(is));
  const lines = segmentsOf(parts).flatMap((segment) => pairsOf(segment));
  const read = lines.some(({ named }) => named) ? ofNamed(parts, lines) : ofFeatured(parts, context);
  if (read === undefined) return noise;
  const doubts = read.items
    .flatMap((item) => unitDoubts(item, context.units?.[item.code]))
    .concat(read.doubts);
  if (has('other', 'talk')) doubts.push('other_words');
  if (has('amend')) doubts.push('amend');
  if (has('vague')) doubts.push('vague');
  return { intent: 'order', items: read.items, doubts };
}

/** A product with its amount, or an amount that no product was left for. */
type Pair = { named?: Named; amount?: ChotAmount; doubts: ChotDoubt[] };

/** The parts between commas; a stretch without a product belongs to the one before it, else to the one behind. */
function segmentsOf(parts: readonly ChotPart[]): ChotPart[][] {
  const segments: ChotPart[][] = [[]];
  for (const part of parts) {
    if (part.is === 'break') segments.push([]);
    else segments.at(-1)?.push(part);
  }
  const joined: ChotPart[][] = [];
  let isWhole = false;
  for (const segment of segments) {
    const hasGoods = segment.some(({ is }) => is === 'named');
    const before = joined.at(-1);
    if (!before || (hasGoods && isWhole)) joined.push([...segment]);
    else for (const part of segment) before.push(part);
    isWhole = hasGoods || isWhole;
  }
  return joined;
}

function pairsOf(segment: readonly ChotPart[]): Pair[] {
  const kept = withoutNames(segment);
  const asked = kept.parts.filter((part) => part.is === 'named' || part.is === 'amount');
  const pairs: Pair[] = [];
  const amountsFirst = alternates(asked);
  let waiting: ChotAmount | undefined;
  for (const part of asked) {
    const last = pairs.at(-1);
    if (part.is === 'named') {
      pairs.push({ named: part.named, ...(waiting && { amount: waiting }), doubts: [] });
      waiting = undefined;
    } else if (!last || amountsFirst) {
      if (waiting) pairs.push({ amount: waiting, doubts: [] });
      waiting = part.amount;
    } else if (last.amount) last.doubts.push('several_quantities');
    else last.amount = part.amount;
  }
  if (waiting) pairs.push({ amount: waiting, doubts: [] });
  const [first] = pairs;
  if (first) first.doubts.push(...kept.doubts);
  return pairs;
}

/** `2kg A1 3kg A2`: every amount stands before its product. */
function alternates(asked: readonly ChotPart[]): boolean {
  return asked.length % 2 === 0 && asked.every(({ is }, at) => is === (at % 2 === 0 ? 'amount' : 'named'));
}

/** `A1 u hồng`: the name says again what the code says; where it says something else, that is asked. */
function withoutNames(segment: readonly ChotPart[]): { parts: ChotPart[]; doubts: ChotDoubt[] } {
  const codes = segment.flatMap((part) =>
    part.is === 'named' && !part.named.isAlias ? [part.named.code] : [],
  );
  if (codes.length === 0) return { parts: [...segment], doubts: [] };
  const isName = (part: ChotPart) => part.is === 'named' && part.named.isAlias;
  const differs = segment.some(
    (part) => part.is === 'named' && isName(part) && !codes.includes(part.named.code),
  );
  return { parts: segment.filter((part) => !isName(part)), doubts: differs ? ['by_name'] : [] };
}

type Found = { items: ChotItem[]; doubts: ChotDoubt[] };

function ofNamed(parts: readonly ChotPart[], pairs: readonly Pair[]): Found | undefined {
  const has = (...kinds: ChotPart['is'][]) => parts.some(({ is }) => kinds.includes(is));
  const named = pairs.flatMap((pair) => (pair.named ? [{ ...pair, named: pair.named }] : []));
  const isOnlyTold = !has('amount', 'verb', 'amend');
  const isClear = named.some(({ named: { isAlias, code } }) => !isAlias && code !== undefined);
  if (isOnlyTold && (has('talk') || (!isClear && has('other')))) return undefined;
  if (has('each')) return ofEach(parts, named);
  const doubts = pairs.flatMap((pair) => [
    ...pair.doubts,
    ...(pair.amount?.doubts ?? []),
    ...(pair.named?.doubts ?? []),
  ]);
  if (named.length < pairs.length) doubts.push('several_quantities');
  const bare = named.filter(({ amount }) => !amount).length;
  if (bare > 0 && bare < named.length) doubts.push('shared_quantity');
  const items = named.flatMap(({ named: { code }, amount }) =>
    code === undefined ? [] : [itemOf(code, amount)],
  );
  return { items, doubts: [...doubts, ...repeated(items)] };
}

/** `A1 A2 mỗi mã 2`: one amount for all of them. */
function ofEach(parts: readonly ChotPart[], named: readonly { named: Named }[]): Found {
  const amounts = parts.flatMap((part) => (part.is === 'amount' ? [part.amount] : []));
  const [amount] = amounts;
  const doubts: ChotDoubt[] = [...(amount?.doubts ?? []), ...named.flatMap((one) => one.named.doubts)];
  if (amounts.length > 1) doubts.push('several_quantities');
  if (named.length < 2) doubts.push('shared_quantity');
  const items = named.flatMap(({ named: { code } }) => (code === undefined ? [] : [itemOf(code, amount)]));
  return { items, doubts: [...doubts, ...repeated(items)] };
}

function repeated(items: readonly ChotItem[]): ChotDoubt[] {
  return new Set(items.map(({ code }) => code)).size < items.length ? ['duplicate_code'] : [];
}

function itemOf(code: string, amount: ChotAmount | undefined): ChotItem {
  if (amount?.grams !== undefined) return { code, grams: amount.grams };
  return { code, qty: amount?.qty ?? 1, ...(amount?.unit !== undefined && { unit: amount.unit }) };
}

/** A line without a product speaks of the one being shown, if it speaks of an order at all. */
function ofFeatured(parts: readonly ChotPart[], { codes, featured }: ChotContext): Found | undefined {
  const has = (...kinds: ChotPart['is'][]) => parts.some(({ is }) => kinds.includes(is));
  const amounts = parts.flatMap((part) => (part.is === 'amount' ? [part.amount] : []));
  const [amount] = amounts;
  const isUnclear = has('other', 'talk');
  // "3 người ăn", "111": a number and no more is an amount only beside a verb and words that are understood.
  const isAsked = amount
    ? amount.isBare
      ? has('verb') && !isUnclear
      : has('verb') || !isUnclear
    : has('verb') && !isUnclear;
  if (!isAsked) return undefined;
  const doubts: ChotDoubt[] = [...(amount?.doubts ?? [])];
  if (amounts.length > 1) doubts.push('several_quantities');
  if (featured === null || !codes.includes(featured))
    return { items: [], doubts: [...doubts, 'unknown_code'] };
  return { items: [itemOf(featured, amount)], doubts: [...doubts, 'featured_product'] };
}

/** Weight of what is sold by the piece; a count of what is weighed. */
function unitDoubts(item: ChotItem, unit: Unit | undefined): ChotDoubt[] {
  if (unit === 'piece' && item.grams !== undefined) return ['sold_by_piece'];
  return unit === 'g' && item.grams === undefined ? ['sold_by_weight'] : [];
}
