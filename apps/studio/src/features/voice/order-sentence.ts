import type { StudioOrderView } from '@chophien/contracts';
import type { Unit } from '@chophien/domain';
import type { StudioMessages } from '@chophien/i18n';

export type SpokenOrder = Pick<StudioOrderView, 'buyerName' | 'amount' | 'unit'> & {
  /** What is left of the thing after it; undefined: not known here. */
  left?: number | undefined;
};

/** Longer than this and the next order comes while the last is still being read. */
export const sentenceMax = 80;
const nameMax = 32;
const roughGrams = 10_000;

/** What a voice reads for the orders that wait: one by name, several as one sum. Empty for none. */
export function orderSentence(orders: readonly SpokenOrder[], words: StudioMessages['voice']): string {
  const [first, second] = orders;
  if (first === undefined) return '';
  if (second !== undefined) return words.more(orders.length, sums(orders, words)).slice(0, sentenceMax);
  const rest = first.left === undefined ? '' : `, ${words.left(roughly(first.left, first.unit), first.unit)}`;
  const said = (name: string) => `${words.order(name, first.amount, first.unit)}${rest}`;
  const room = Math.min(nameMax, sentenceMax - said('').length);
  return said(sayableName(first.buyerName, room) || words.someone);
}

/** Letters, figures and what joins them; a name that is cut is cut between words where it can be. */
export function sayableName(name: string, lettersMax: number): string {
  const letters = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\s'’-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(letters)) return '';
  if (letters.length <= lettersMax) return letters;
  const cut = letters.slice(0, lettersMax + 1);
  return (cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : [...cut].slice(0, -1).join('')).trim();
}

/** Of a large stock the whole kilos are enough to hear. */
function roughly(left: number, unit: Unit): number {
  return unit === 'g' && left >= roughGrams ? Math.floor(left / 1_000) * 1_000 : left;
}

function sums(orders: readonly SpokenOrder[], words: StudioMessages['voice']): string[] {
  return (['g', 'piece'] as const).flatMap((unit) => {
    const amount = orders.reduce((sum, order) => sum + (order.unit === unit ? order.amount : 0), 0);
    return amount === 0 ? [] : [words.much(amount, unit)];
  });
}
