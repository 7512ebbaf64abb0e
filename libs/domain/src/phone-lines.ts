import { maskedNumber, mobileNumber } from './phones.js';

/** A mobile number in a line: where it stands (UTF-16) and its stored form. */
type FoundPhone = { from: number; to: number; phone: string };

const apart = '[\\s.()-]{0,3}';
const alone = new RegExp(`(?<!\\d)(?:\\+?84|0)${apart}[35789](?:${apart}\\d){8}(?!\\d)`, 'gu');
// Also within a longer run of digits: a number that somebody could dial is not left in a public line.
const anywhere = /(?:\+?84|0)[35789](?:[ .]?\d){8}/gu;

/** A public line with every mobile number in it masked, however it is written; nothing else is changed. */
export function maskPhones(text: string): string {
  return maskUntilNone(maskUntilNone(text, alone), anywhere);
}

/** What a private reader gets: the numbers of a line in their stored form, and the line without them. */
export function takePhones(text: string): { phones: string[]; rest: string } {
  const found = phonesIn(text, alone);
  return { phones: found.map(({ phone }) => phone), rest: replaced(text, found, () => ' ') };
}

/** What is left of a masked number may make a new one with the digits behind it; each round has fewer digits. */
function maskUntilNone(text: string, pattern: RegExp): string {
  const masked = replaced(text, phonesIn(text, pattern), maskedNumber);
  return masked === text ? text : maskUntilNone(masked, pattern);
}

function phonesIn(text: string, pattern: RegExp): FoundPhone[] {
  const { folded, startOf } = fold(text);
  return [...folded.matchAll(pattern)].flatMap((match) => {
    const phone = mobileNumber(match[0]);
    const from = startOf[match.index];
    const to = startOf[match.index + match[0].length];
    return phone === undefined || from === undefined || to === undefined ? [] : [{ from, to, phone }];
  });
}

/** Fullwidth and other digits as plain ones, without zero-width characters, and where each stood in the text. */
function fold(text: string): { folded: string; startOf: number[] } {
  const startOf: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const isAscii = character < '\u0080';
    const plain = isAscii ? character : /\p{Cf}/u.test(character) ? '' : character.normalize('NFKC');
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) startOf.push(at);
    at += character.length;
  }
  return { folded, startOf: [...startOf, at] };
}

function replaced(text: string, found: readonly FoundPhone[], by: (phone: string) => string): string {
  let out = '';
  let at = 0;
  for (const { from, to, phone } of found) {
    out += text.slice(at, from) + by(phone);
    at = to;
  }
  return out + text.slice(at);
}
