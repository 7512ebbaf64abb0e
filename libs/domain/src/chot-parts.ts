import { amountAt, isVagueAfter, moneyAt, type ChotAmount } from './chot-amounts.js';
import { namedAt, type Goods, type Named } from './chot-goods.js';
import { oddNumber, type ChotToken } from './chot-tokens.js';
import * as words from './chot-words.js';

/** What a line is made of. `plain` says nothing of the order, `other` is not understood. */
export type ChotPart =
  | { is: 'named'; named: Named; at: number }
  | { is: 'amount'; amount: ChotAmount; at: number }
  | { is: 'each' | 'break' | 'verb' | 'amend' | 'vague' | 'plain' | 'talk' | 'other'; at: number };

type Step = { parts: ChotPart[]; next: number };

export function partsOf(tokens: readonly ChotToken[], goods: Goods): ChotPart[] {
  const parts: ChotPart[] = [];
  // Fillers may stand between a code and its amount: `A1 nhé 2kg`.
  let afterCode = false;
  for (let at = 0; at < tokens.length;) {
    const step = stepAt(tokens, at, { goods, afterCode });
    parts.push(...step.parts);
    const last = step.parts.findLast(({ is }) => is !== 'plain');
    if (last) afterCode = last.is === 'named';
    at = step.next;
  }
  return parts;
}

type Reading = { goods: Goods; afterCode: boolean };

function stepAt(tokens: readonly ChotToken[], at: number, { goods, afterCode }: Reading): Step {
  const one = (is: Exclude<ChotPart['is'], 'named' | 'amount'>, next = at + 1): Step => ({
    parts: [{ is, at }],
    next,
  });
  const text = tokens[at]?.text ?? '';
  const each = eachAt(tokens, at);
  if (each !== undefined) return one('each', each);
  const named = namedAt(goods, tokens, at);
  if (named) return { parts: [{ is: 'named', named, at }, ...stuckTo(tokens, named.next)], next: named.next };
  const grade = gradeAt(tokens, at);
  if (grade) return one(grade.isFirst ? 'plain' : 'other', grade.next);
  const money = moneyAt(tokens, at);
  if (money !== undefined) return one('other', money);
  if (words.amends.has(text) && !standsIn(tokens, at)) return one('amend');
  const amount = isName(tokens, at)
    ? undefined
    : amountAt(tokens, at, {
        afterCode,
        beforeCode: (next) => namedAt(goods, tokens, next)?.doubts.includes('unknown_code') === false,
      });
  if (amount) {
    const isVague = isVagueAfter(tokens, amount.next);
    return {
      parts: [{ is: 'amount', amount, at }, ...(isVague ? [{ is: 'vague' as const, at }] : [])],
      next: amount.next + (isVague ? 1 : 0),
    };
  }
  const address = addressEnd(tokens, at, goods);
  if (address !== undefined) return one('plain', address);
  return one(kindOf(tokens, at));
}

/** A code and a number that only a dot, a comma, a slash or a dash holds apart may be two codes or one amount. */
function stuckTo(tokens: readonly ChotToken[], at: number): ChotPart[] {
  const [mark, number, unit] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!mark || !number || !/^\d/u.test(number.text)) return [];
  // "A1 - 2" may be a code of its own, "A1 - 2kg" is none.
  if (mark.text === '-' && !number.glued && !/^\p{L}/u.test(unit?.text ?? '')) return [{ is: 'other', at }];
  if (!mark.glued || !number.glued) return [];
  const isDash = mark.text === '-' && unit?.glued === true && words.gramsOf[unit.text] !== undefined;
  return /^[.,/-]$/u.test(mark.text) && !isDash ? [{ is: 'other', at }] : [];
}

function eachAt(tokens: readonly ChotToken[], at: number): number | undefined {
  if (tokens[at]?.text !== 'mỗi') return undefined;
  return /^(mã|loại|thứ|món|cái|em|sp|code|hàng)$/u.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
}

/** `loại 1`: a grade and no amount. Another than the first may not be what the code stands for. */
function gradeAt(tokens: readonly ChotToken[], at: number): { isFirst: boolean; next: number } | undefined {
  if (!/^(loại|hạng|size)$/u.test(tokens[at]?.text ?? '')) return undefined;
  const [grade, unit] = [tokens[at + 1], tokens[at + 2]];
  const isMeasured =
    unit !== undefined && (words.gramsOf[unit.text] !== undefined || words.countUnits.has(unit.text));
  if (isMeasured || !/^([123]|a|b|vip|một|hai|ba)$/u.test(grade?.text ?? '')) return undefined;
  return { isFirst: /^(1|a|vip|một)$/u.test(grade?.text ?? ''), next: at + 2 };
}

/** `chị Lan`, `anh Ba`; `Huy lấy A1`. */
function isName(tokens: readonly ChotToken[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1]?.text ?? '', tokens[at], tokens[at + 1]?.text ?? ''];
  if (!token || !/^\p{L}+$/u.test(token.raw)) return false;
  const isCapitalised = /^\p{Lu}\p{Ll}+$/u.test(token.raw);
  if (words.kin.has(before) && words.numberWords[token.text] !== undefined)
    return isCapitalised || (words.gramsOf[after] === undefined && !words.countUnits.has(after));
  if (!isCapitalised) return false;
  return words.people.has(before) || (at === 0 && words.names.has(token.text) && words.orderVerbs.has(after));
}

const placeWordsMax = 8;

/** The end of `ship về Hải Phòng`: only what is written as a place, so that no complaint is taken for one. */
function addressEnd(tokens: readonly ChotToken[], at: number, goods: Goods): number | undefined {
  if (!words.deliveries.has(tokens[at]?.text ?? '')) return undefined;
  const isTowards = (step: number) => words.towards.has(tokens[at + step]?.text ?? '');
  const from = at + (isTowards(1) ? (isTowards(2) ? 3 : 2) : 1);
  let next = from;
  while (next - from < placeWordsMax && isPlace(tokens[next]) && !namedAt(goods, tokens, next)) next += 1;
  // A house number behind it is left to be asked.
  return next > from && !/^\d/u.test(tokens[next]?.text ?? '') ? next : undefined;
}

const isPlace = (token: ChotToken | undefined): boolean =>
  token !== undefined && (/^\p{Lu}\p{Ll}+$/u.test(token.raw) || words.shortPlaces.has(token.text));

function kindOf(
  tokens: readonly ChotToken[],
  at: number,
): 'break' | 'verb' | 'vague' | 'plain' | 'talk' | 'other' {
  const text = tokens[at]?.text ?? '';
  if (/^[,;\n/]$/u.test(text)) return 'break';
  // An answer to somebody else, a share, a quotation, a crossing-out: not a plain mark between words.
  if (text === oddNumber || /^[@%<>"“”«»×✖❌🚫⛔👎\p{Sc}]$/u.test(text)) return 'other';
  if (text === '~') return 'vague';
  if (!/[\p{L}\p{M}\p{N}]/u.test(text)) return 'plain';
  if (words.orderVerbs.has(text)) return 'verb';
  if (text === 'rưỡi') return 'vague';
  if (isOtherHere(tokens, at)) return 'other';
  if (words.people.has(text) || words.fillers.has(text) || isName(tokens, at)) return 'plain';
  if (standsIn(tokens, at)) return 'plain';
  return words.talk.has(text) ? 'talk' : 'other';
}

/** `số lượng`, `lên đơn`, `chốt đơn`: plain together, and not alone. */
function standsIn(tokens: readonly ChotToken[], at: number): boolean {
  const [before, text, after] = [-1, 0, 1].map((step) => tokens[at + step]?.text ?? '');
  if (text === 'số') return after === 'lượng';
  if (text === 'lên') return after === 'đơn';
  return text === 'đơn' && /^(chốt|chot|lên|đặt)$/u.test(before ?? '');
}

/** `Thôi` that does not follow what there should be no more of; `bạn` who is told to order; people that are counted. */
function isOtherHere(tokens: readonly ChotToken[], at: number): boolean {
  const [token, before, after] = [tokens[at], tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
  const text = token?.text ?? '';
  if (text === 'thôi') return !/[\p{L}\p{N}]/u.test(before);
  if (text === 'bạn' && words.orderVerbs.has(after)) return true;
  if (!/^\d/u.test(before) || !words.people.has(text)) return false;
  return token?.glued === true || !words.addressed.has(text) || /\d/u.test(after);
}
