import type { ChotDoubt } from './chot-answer.js';
import { numberAt, type ChotNumber } from './chot-numbers.js';
import type { ChotToken } from './chot-tokens.js';
import {
  bareUnits,
  countUnits,
  gramsOf,
  moneyWords,
  twofoldNumbers,
  twofoldUnits,
  vagueAfter,
  vagueBefore,
} from './chot-words.js';

/** How much is asked for. `isBare`: a number and no more; `isSaid`: in a way that nothing but an amount is. */
export type ChotAmount = {
  grams?: number;
  qty?: number;
  unit?: string;
  doubts: ChotDoubt[];
  isBare: boolean;
  next: number;
};

/** Where an amount may stand: behind a code or before one, a number word without a unit is an amount too. */
export type AmountPlace = { afterCode: boolean; beforeCode: (at: number) => boolean };

const heavyGrams = 50_000;
const manyPieces = 50;

export function amountAt(
  tokens: readonly ChotToken[],
  at: number,
  place: AmountPlace,
): ChotAmount | undefined {
  if (vagueBefore.has(tokens[at]?.text ?? '')) return vagueAt(tokens, at, place);
  const marked = markAt(tokens, at);
  const lead = leadAt(tokens, marked.next) ?? numberAt(tokens, marked.next);
  if (!lead) return bareUnitAt(tokens, at);
  const amount = measure(tokens, lead, marked.sign);
  const isAlone = amount.isBare && lead.isWord && !marked.isMarked;
  if (isAlone && !place.afterCode && !place.beforeCode(amount.next)) return undefined;
  // "Năm nay", "ba má": behind a code a number word counts only where nothing follows.
  if (isAlone && place.afterCode && isWord(tokens[amount.next]) && !place.beforeCode(amount.next)) {
    if (!endings.has(tokens[amount.next]?.text ?? '')) return undefined;
  }
  return judged({ ...amount, isBare: amount.isBare && !marked.isMarked });
}

const endings = new Set(['nha', 'nhé', 'ạ', 'shop', 'luôn', 'và', 'đi', 'với']);

const isWord = (token: ChotToken | undefined): boolean => /\p{L}/u.test(token?.text ?? '');

function vagueAt(tokens: readonly ChotToken[], at: number, place: AmountPlace): ChotAmount | undefined {
  const next = at + 1;
  const amount = vagueBefore.has(tokens[next]?.text ?? '') ? undefined : amountAt(tokens, next, place);
  return amount && { ...amount, doubts: [...amount.doubts, 'vague'] };
}

/** `x2`, `×2`, `+2`, and `-2` where the dash is no separator. */
function markAt(tokens: readonly ChotToken[], at: number): { sign: 1 | -1; isMarked: boolean; next: number } {
  const [mark, number] = [tokens[at], tokens[at + 1]];
  if (mark && number && /^\d/u.test(number.text)) {
    if (/^[x×*+]$/u.test(mark.text)) return { sign: 1, isMarked: true, next: at + 1 };
    if (/^[-−–]$/u.test(mark.text) && !mark.glued && number.glued)
      return { sign: -1, isMarked: true, next: at + 1 };
  }
  return { sign: 1, isMarked: false, next: at };
}

type Lead = ChotNumber & { isVague?: boolean; isHalf?: boolean };

/** Amounts that are no numbers: `nửa`, `vài`, `mấy`; they need a unit, so they are read only before one. */
function leadAt(tokens: readonly ChotToken[], at: number): Lead | undefined {
  const text = tokens[at]?.text ?? '';
  const value = text === 'nửa' ? 0.5 : text === 'vài' || text === 'mấy' ? 1 : undefined;
  if (value === undefined || !isUnit(tokens[at + 1]?.text ?? '')) return undefined;
  const said = { value, next: at + 1, twofold: false, isRange: false, isWord: true };
  return { ...said, isVague: text !== 'nửa' };
}

const isUnit = (text: string): boolean =>
  gramsOf[text] !== undefined || countUnits.has(text) || text === 'chục' || text === 'trăm';

/** `cân rưỡi`, `chục cân`, `chục rưỡi`: a unit that counts itself once. */
function bareUnitAt(tokens: readonly ChotToken[], at: number): ChotAmount | undefined {
  const [unit, after] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? ''];
  const isChuc = unit === 'chục';
  if (!(isUnit(unit) && after === 'rưỡi') && !(isChuc && isUnit(after))) return undefined;
  const one = { value: 1, next: at, twofold: false, isRange: false, isWord: true };
  const amount = measure(tokens, one, 1);
  const isRoundly = isChuc && amount.grams !== undefined;
  return judged({ ...amount, doubts: [...amount.doubts, ...(isRoundly ? (['vague'] as const) : [])] });
}

type Scale = { times: number; isChuc: boolean; next: number };

function scaleAt(tokens: readonly ChotToken[], at: number, isDigits: boolean): Scale {
  const text = tokens[at]?.text ?? '';
  if (text === 'chục' || (text === 'chuc' && isDigits)) return { times: 10, isChuc: true, next: at + 1 };
  if (text === 'trăm' || (text === 'tram' && isDigits)) return { times: 100, isChuc: false, next: at + 1 };
  return { times: 1, isChuc: false, next: at };
}

type Unit = { grams?: number; count?: string; doubts: ChotDoubt[]; next: number };

function unitAt(tokens: readonly ChotToken[], at: number, takesBare: boolean): Unit | undefined {
  const text = tokens[at]?.text ?? '';
  const isBareForm = takesBare && bareUnits[text] !== undefined && !countUnits.has(text);
  const name = isBareForm ? (bareUnits[text] ?? text) : text;
  const doubts: ChotDoubt[] = isBareForm && twofoldUnits.has(text) ? ['other_words'] : [];
  const grams = gramsOf[name];
  if (grams !== undefined) {
    const isKiLo = /^(ký|kí)$/u.test(name) && /^(lô|lo)$/u.test(tokens[at + 1]?.text ?? '');
    return { grams, doubts, next: at + (isKiLo ? 2 : 1) };
  }
  if (countUnits.has(name)) return { count: name, doubts, next: at + 1 };
  if (text === 'k') return { doubts: ['k_is_kg_or_thousand'], next: at + 1 };
  // "2x A3", where "2 x 3" is no amount.
  if (text === 'x' && !/^\d/u.test(tokens[at + 1]?.text ?? '')) return { doubts: [], next: at + 1 };
  return undefined;
}

/** A number with its scale, unit and half. */
function measure(tokens: readonly ChotToken[], lead: Lead, sign: 1 | -1): ChotAmount {
  const isDigits = !lead.isWord;
  const scale = scaleAt(tokens, lead.next, isDigits);
  const unit = unitAt(tokens, scale.next, isDigits || scale.next > lead.next);
  const half = halfAt(tokens, unit?.next ?? scale.next, isDigits);
  const isBare = !unit && scale.next === lead.next && !half.isHalf;
  const doubts: ChotDoubt[] = [...(unit?.doubts ?? [])];
  if (lead.isVague || lead.isRange) doubts.push('vague');
  if (lead.twofold) doubts.push('decimal_or_thousands');
  if (scale.isChuc && unit?.grams === undefined) doubts.push('chuc_is_ten_or_more');
  // "Hai trăm" of what?
  if (scale.times === 100 && !unit) doubts.push('other_words');
  if (isBare && twofoldNumbers.has(tokens[lead.next - 1]?.text ?? '')) doubts.push('other_words');
  const halves = half.isHalf ? (unit ? 0.5 : scale.times / 2) : 0;
  const isThousands = lead.twofold && (unit?.grams ?? 1) === 1 && lead.value % 1 !== 0;
  const number = isThousands ? Math.round(lead.value * 1_000) : lead.value;
  const value = sign * (number * scale.times + halves);
  const next = half.next;
  if (unit?.grams !== undefined)
    return withSmaller(tokens, { grams: exact(value * unit.grams), doubts, isBare, next }, unit.grams);
  return { qty: exact(value), ...(unit?.count && { unit: unit.count }), doubts, isBare, next };
}

/** Binary fractions leave a dust that no kitchen scale shows. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

function halfAt(
  tokens: readonly ChotToken[],
  at: number,
  takesBare: boolean,
): { isHalf: boolean; next: number } {
  const text = tokens[at]?.text ?? '';
  const isHalf = text === 'rưỡi' || (takesBare && text === 'ruoi');
  return { isHalf, next: isHalf ? at + 1 : at };
}

/** `1kg 2 lạng`, `2kg5`: added up, and asked, because it may as well be two amounts. */
function withSmaller(tokens: readonly ChotToken[], amount: ChotAmount, unitGrams: number): ChotAmount {
  const more = numberAt(tokens, amount.next);
  if (!more || more.isWord || more.isRange) return amount;
  const isGlued = tokens[amount.next]?.glued === true && more.value < 10;
  const unit = isGlued ? undefined : unitAt(tokens, more.next, true);
  const grams = isGlued ? unitGrams / 10 : unit?.grams;
  if (grams === undefined || grams >= unitGrams) return amount;
  const total = exact((amount.grams ?? 0) + more.value * grams);
  const doubts: ChotDoubt[] = [...amount.doubts, 'several_quantities'];
  return { ...amount, grams: total, doubts, next: unit?.next ?? more.next };
}

function judged(amount: ChotAmount): ChotAmount {
  const doubts = [...amount.doubts];
  const value = amount.grams ?? amount.qty ?? 0;
  if (value <= 0) doubts.push('not_positive');
  if (!Number.isInteger(value)) doubts.push('not_whole');
  if ((amount.grams ?? 0) >= heavyGrams || (amount.qty ?? 0) > manyPieces) doubts.push('large');
  return { ...amount, doubts };
}

/** Whether money stands here: a number and what prices are said in. */
export function moneyAt(tokens: readonly ChotToken[], at: number): number | undefined {
  const number = numberAt(tokens, at);
  const unit = number && tokens[number.next];
  if (!number || !unit || number.isWord) return undefined;
  return moneyWords.has(unit.text) || /^\p{Sc}$/u.test(unit.text) ? number.next + 1 : undefined;
}

/** `2kg hơn`, `2 ký mấy`. */
export function isVagueAfter(tokens: readonly ChotToken[], at: number): boolean {
  return vagueAfter.has(tokens[at]?.text ?? '') && !isUnit(tokens[at + 1]?.text ?? '');
}
