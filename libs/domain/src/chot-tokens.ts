import { gramsOf } from './chot-words.js';

/** A word, number or mark of a line. `text`: in lower case; `glued`: no space before it. */
export type ChotToken = { text: string; raw: string; glued: boolean };

const letter = '(?:[\\p{L}\\p{M}]|(?![0-9])\\p{N})';
const pieces = new RegExp(
  `[xX]\\d+(?:[.,]\\d+)*(?:${letter}(?:${letter}|\\d)*)?|${letter}(?:${letter}|\\d)*|\\d+(?:[.,]\\d+)*(?:${letter}(?:${letter}|\\d)*)?|\\n|[^\\s]`,
  'gu',
);

const fractions: Readonly<Record<string, string>> = { '½': ' 1/2 ', '¼': ' 1/4 ', '¾': ' 3/4 ' };

/** What `²`, `①`, `⅓` become: as plain digits they would change the number beside them. */
export const oddNumber = '※';

/** The tokens of a line; `isCode` tells which runs of letters and digits belong together. */
export function tokensOf(text: string, isCode: (text: string) => boolean): ChotToken[] {
  const plain = text
    .replace(/\p{No}/gu, (number) => fractions[number] ?? ` ${oddNumber} `)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '');
  const tokens: ChotToken[] = [];
  let endsAt = -1;
  for (const match of plain.matchAll(pieces)) {
    split(match[0], isCode).forEach((raw, part) => {
      const glued = part > 0 || match.index === endsAt;
      tokens.push({ raw, glued, text: raw.toLowerCase().normalize('NFC') });
    });
    endsAt = match.index + match[0].length;
  }
  return tokens;
}

/** What people write together: `a1x2`, `x2kg`, `sl2`, `5kg`, `2kg5`, `2kgA1`. */
function split(run: string, isCode: (text: string) => boolean): string[] {
  if (isCode(run)) return [run];
  if (/^\d/u.test(run)) return splitNumber(run, isCode);
  const marked = /^(x|sl|sll)(\d.*)$/iu.exec(run);
  if (marked?.[1] && marked[2]) return [marked[1], ...splitNumber(marked[2], isCode)];
  // Longer than any code with its amount: not looked into.
  if (run.length > 40) return [run];
  for (let at = run.search(/x\d/iu); at > 0; at = nextTimes(run, at))
    if (isCode(run.slice(0, at))) return [run.slice(0, at), 'x', ...splitNumber(run.slice(at + 1), isCode)];
  return [run];
}

function nextTimes(run: string, at: number): number {
  const next = run.slice(at + 1).search(/x\d/iu);
  return next < 0 ? -1 : at + 1 + next;
}

function splitNumber(run: string, isCode: (text: string) => boolean): string[] {
  const number = /^[\d.,]+/u.exec(run)?.[0] ?? '';
  const tail = run.slice(number.length);
  if (tail === '') return [number];
  if (!/\d/u.test(tail)) return [number, tail];
  for (let at = 1; at <= Math.min(8, tail.length); at += 1) {
    const [unit, rest] = [tail.slice(0, at), tail.slice(at)];
    if (gramsOf[unit.toLowerCase().normalize('NFC')] === undefined) continue;
    if (isCode(rest) || /^\d$/u.test(rest)) return [number, unit, rest];
  }
  return [run];
}
