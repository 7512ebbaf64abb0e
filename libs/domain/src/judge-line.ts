import { findBlocked, type WordList, type WordVerdict } from './blocked-words.js';
import { maskLinks } from './links.js';
import { maskPhones } from './phone-lines.js';

export type LineJudgement =
  | { verdict: 'pass' }
  | { verdict: 'mask'; text: string; why: 'phone' | 'link' }
  | { verdict: WordVerdict; word: string };

/** What becomes of a line by its words alone: a listed word decides, then phone numbers and links are masked. */
export function judgeLine(text: string, list: WordList): LineJudgement {
  const found = findBlocked(list, text);
  if (found) return { verdict: found.verdict, word: found.word };
  const withoutPhones = maskPhones(text);
  const masked = maskLinks(withoutPhones);
  if (masked === text) return { verdict: 'pass' };
  return { verdict: 'mask', text: masked, why: withoutPhones === text ? 'link' : 'phone' };
}
