import type { ChotDoubt } from './chot-answer.js';
import { tokensOf, type ChotToken } from './chot-tokens.js';

/** What is on the table, as a line may name it. */
export type Goods = {
  codes: ReadonlyMap<string, string>;
  /** By the first word of the name, the longest first. */
  aliases: ReadonlyMap<string, readonly { words: readonly string[]; code: string }[]>;
};

/** A product named in a line; `code` undefined: nothing on the table is called so. */
export type Named = { code?: string; isAlias: boolean; doubts: ChotDoubt[]; next: number };

const keyOf = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFC');

export function goodsOf(codes: readonly string[], aliases: Readonly<Record<string, string>>): Goods {
  const known = new Map(codes.map((code) => [keyOf(code), code]));
  const byFirst = new Map<string, { words: readonly string[]; code: string }[]>();
  for (const [name, code] of Object.entries(aliases)) {
    const words = tokensOf(name, () => false).map(({ text }) => text);
    const [first] = words;
    // A name that leads to nothing on the table is an ordinary word.
    if (first === undefined || !codes.includes(code)) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, code }]);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.words.length - one.words.length);
  return { codes: known, aliases: byFirst };
}

export const isCodeIn =
  (goods: Goods) =>
  (text: string): boolean =>
    goods.codes.has(keyOf(text));

/** The product that is named at a token, by its code, by a code in two parts, or by its name. */
export function namedAt(goods: Goods, tokens: readonly ChotToken[], at: number): Named | undefined {
  const text = tokens[at]?.text ?? '';
  const code = goods.codes.get(text);
  // A code of digits alone may be an amount.
  const isNumber = /^\d+$/u.test(text);
  if (code !== undefined)
    return { code, isAlias: false, doubts: isNumber ? ['spaced_code'] : [], next: at + 1 };
  return joinedAt(goods, tokens, at) ?? aliasAt(goods, tokens, at) ?? calledAt(goods, tokens, at);
}

/** `VT-1` where that is a code; `A 1`, `A-1`: joined only where that is a code and the number has no unit of its own. */
function joinedAt(goods: Goods, tokens: readonly ChotToken[], at: number): Named | undefined {
  const hasMark = /^[-._]$/u.test(tokens[at + 1]?.text ?? '') && tokens[at + 1]?.glued === true;
  const numberAt = at + (hasMark ? 2 : 1);
  const [head, number, after] = [tokens[at], tokens[numberAt], tokens[numberAt + 1]];
  if (!head || !number || (hasMark && !number.glued)) return undefined;
  const isUnit = after?.glued === true && /^\p{L}/u.test(after.text);
  const whole = hasMark ? goods.codes.get(`${head.text}${tokens[at + 1]?.text}${number.text}`) : undefined;
  if (whole !== undefined && !isUnit) return { code: whole, isAlias: false, doubts: [], next: numberAt + 1 };
  const code = goods.codes.get(head.text + number.text);
  if (code === undefined || isUnit || !/^\p{L}+$/u.test(head.text)) return undefined;
  return { code, isAlias: false, doubts: ['spaced_code'], next: numberAt + 1 };
}

function aliasAt(goods: Goods, tokens: readonly ChotToken[], at: number): Named | undefined {
  const found = goods.aliases
    .get(tokens[at]?.text ?? '')
    ?.find(({ words }) => words.every((word, next) => tokens[at + next]?.text === word));
  return found && { code: found.code, isAlias: true, doubts: ['by_name'], next: at + found.words.length };
}

/** What looks like a code, or is called one: `B9`, `A15kg`, `mã 7`, `số 2`. */
function calledAt(goods: Goods, tokens: readonly ChotToken[], at: number): Named | undefined {
  const [token, after] = [tokens[at], tokens[at + 1]];
  const unknown = { isAlias: false, doubts: ['unknown_code' as const] };
  if (/^\p{L}{1,3}\d{1,4}\p{L}{0,3}$/u.test(token?.text ?? '')) return { ...unknown, next: at + 1 };
  const isCalled = /^(mã|số)$/u.test(token?.text ?? '') && /^\d/u.test(after?.text ?? '');
  const hasUnit = tokens[at + 2]?.glued === true && /^\p{L}/u.test(tokens[at + 2]?.text ?? '');
  if (!isCalled || hasUnit) return undefined;
  const code = goods.codes.get(after?.text ?? '');
  return code === undefined
    ? { ...unknown, next: at + 2 }
    : { code, isAlias: false, doubts: [], next: at + 2 };
}
