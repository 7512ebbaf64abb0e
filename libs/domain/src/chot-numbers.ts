import type { ChotToken } from './chot-tokens.js';
import { numberWords } from './chot-words.js';

/** A number as written; `twofold`: its separator may be of decimals or of thousands. */
export type ChotNumber = { value: number; next: number; twofold: boolean; isRange: boolean; isWord: boolean };

const plain = { twofold: false, isRange: false, isWord: false };

/** The number that begins at a token: digits, a fraction, a range (its lower end) or words. */
export function numberAt(tokens: readonly ChotToken[], at: number): ChotNumber | undefined {
  const text = tokens[at]?.text ?? '';
  if (!/^\d/u.test(text)) return wordsAt(tokens, at);
  const fraction = fractionAt(tokens, at);
  if (fraction) return fraction;
  const read = digits(text);
  if (read === undefined) return undefined;
  const upper = rangeEnd(tokens, at);
  const { value, twofold } = read;
  return { value, twofold, next: upper ?? at + 1, isRange: upper !== undefined, isWord: false };
}

/** More digits are no amount but a bank account or worse. */
const digitsMax = 9;

function digits(text: string): { value: number; twofold: boolean } | undefined {
  const [whole = '', ...parts] = text.split(/[.,]/u);
  const last = parts.at(-1);
  if (!/^\d+$/u.test(whole) || text.replace(/[.,]/gu, '').length > digitsMax) return undefined;
  if (last === undefined) return { value: Number(whole), twofold: false };
  if (parts.length > 1)
    return parts.every(({ length }) => length === 3)
      ? { value: Number(whole + parts.join('')), twofold: true }
      : undefined;
  return { value: Number(`${whole}.${last}`), twofold: last.length === 3 && !whole.startsWith('0') };
}

function fractionAt(tokens: readonly ChotToken[], at: number): ChotNumber | undefined {
  const [over, slash, under] = tokens.slice(at, at + 3);
  if (!over || !slash || !under || !slash.glued || !under.glued || !/^[/⁄]$/u.test(slash.text))
    return undefined;
  const [top, bottom] = [Number(over.text), Number(under.text)];
  return top < bottom && (bottom === 2 || bottom === 4)
    ? { ...plain, value: top / bottom, next: at + 3 }
    : undefined;
}

/** Behind `2-3`, `2 ~ 3`: where it ends. */
function rangeEnd(tokens: readonly ChotToken[], at: number): number | undefined {
  const [dash, upper] = [tokens[at + 1], tokens[at + 2]];
  const isRange = dash && upper && /^[-–~]$/u.test(dash.text) && /^\d/u.test(upper.text);
  return isRange && digits(upper.text) ? at + 3 : undefined;
}

/** `hai`, `mười lăm`, `hai mươi tư`, `hai lăm`, `một trăm`; `hai ba` is a range. */
function wordsAt(tokens: readonly ChotToken[], at: number): ChotNumber | undefined {
  const lead = tokens[at]?.text ?? '';
  const first = numberWords[lead];
  if (first === undefined && lead !== 'mười') return undefined;
  const text = (step: number) => tokens[at + step]?.text ?? '';
  const unit = (step: number) => numberWords[text(step)];
  const found = (value: number, used: number) => ({ ...plain, value, next: at + used, isWord: true });
  if (first === undefined) return unit(1) === undefined ? found(10, 1) : found(10 + (unit(1) ?? 0), 2);
  if (text(1) === 'mươi')
    return unit(2) === undefined ? found(first * 10, 2) : found(first * 10 + (unit(2) ?? 0), 3);
  const second = unit(1);
  if (second === undefined) return found(first, 1);
  if (text(1) === 'lăm' || text(1) === 'mốt') return found(first * 10 + second, 2);
  return { ...found(first, 2), isRange: true };
}
