import { bareWords, freeWords, innocentPairs, strippedWords } from './bare-words.js';
import { glyphsOf, isSign, type Glyph } from './word-glyphs.js';
import {
  startsOf,
  type Letter,
  type Listed,
  type Node,
  type Starts,
  type Syllable,
  type Way,
} from './word-tree.js';

export type WordVerdict = 'hold' | 'block';
export type BlockedWord = { word: string; verdict: WordVerdict };

/** A list made ready once, to judge many lines with. */
export type WordList = Starts<BlockedWord>;

/** Words without a letter are left out. */
export function readWordList(words: readonly BlockedWord[]): WordList {
  return startsOf(words);
}

/** The strictest of the listed words that stand in a line, in whatever guise; `docs/blocked-words.md`. */
export function findBlocked(list: WordList, text: string): BlockedWord | undefined {
  const line = lineOf(text);
  let found: Listed<BlockedWord> | undefined;
  for (let at = 0; at < line.glyphs.length && found?.verdict !== 'block'; at += 1) {
    if (!isStart(line.glyphs, at)) continue;
    const here = wordAt(line, at, list);
    if (found === undefined || here?.verdict === 'block') found = here;
  }
  return found && { word: found.word, verdict: found.verdict };
}

type Line = { glyphs: readonly Glyph[]; isMarked: boolean };

function lineOf(text: string): Line {
  const glyphs = glyphsOf(text);
  return { glyphs, isMarked: glyphs.some(({ mark, tone }) => mark !== '' || tone !== '') };
}

const isStart = (glyphs: readonly Glyph[], at: number) => {
  const [before, glyph] = [glyphs[at - 1], glyphs[at]];
  return before === undefined || glyph?.apart !== '' || (isSign(before.base) && !isSign(glyph.base));
};

/** How the letters were found: up to where in the text and the list, and how much of it was disguised. */
type Path = {
  text: number;
  node: Node<BlockedWord> | undefined;
  signs: number;
  odd: boolean;
  cuts: number;
  /** By syllable: the tone and marks that were typed. */
  typed: readonly string[];
};

/** More ways than this no honest line has from one place; a crafted one is cut short. */
const stepsMax = 2_000;

function wordAt(line: Line, from: number, list: WordList): Listed<BlockedWord> | undefined {
  const open = startsAt(line, from, list);
  let found: Listed<BlockedWord> | undefined;
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const path = open.pop();
    if (path === undefined) return found;
    for (const listed of path.node?.ends ?? [])
      if (found === undefined || listed.verdict === 'block')
        if (isWhole(line, from, { path, listed })) found = listed;
    if (found?.verdict === 'block') return found;
    const glyph = line.glyphs[path.text];
    for (const way of path.node?.ways.get(glyph?.base ?? '') ?? []) {
      const on = stepBy(line, path, way);
      if (on) open.push(on);
    }
  }
  return found;
}

function startsAt(line: Line, from: number, list: WordList): Path[] {
  const [first = '', second = ''] = [line.glyphs[from]?.base, line.glyphs[from + 1]?.base];
  const start: Path = { text: from, node: undefined, signs: 0, odd: false, cuts: 0, typed: [] };
  const ways = new Set([...(list.get(first + second) ?? []), ...(list.get(first) ?? [])]);
  return [...ways].flatMap((way) => stepBy(line, start, way) ?? []);
}

/** One typed letter further along a way, unless the letter has marks of another word. */
function stepBy({ glyphs }: Line, path: Path, { to, from, kind }: Way<BlockedWord>): Path | undefined {
  const glyph = glyphs[path.text];
  if (glyph === undefined) return undefined;
  const text = path.text + 1;
  if (kind === 'key')
    return glyph.apart === '' && glyph.mark === '' && glyph.tone === ''
      ? { ...path, text, odd: true }
      : undefined;
  const before = path.node?.letter;
  if (!isWay({ glyphs, at: path.text, before }, { to, from, kind })) return undefined;
  const isInside = before?.syllable === from.syllable;
  const isOdd = kind !== 'same' || (isInside && glyph.apart !== '') || glyph.run > from.run || glyph.odd;
  return {
    text,
    node: to,
    cuts: path.cuts + (isInside && glyph.apart === 'space' ? 1 : 0),
    odd: path.odd || isOdd,
    signs: path.signs + (kind === 'sign' ? 1 : 0),
    typed: kind === 'sign' ? path.typed : withTyped(path.typed, from.syllable, glyph.tone + glyph.mark),
  };
}

type Place = { glyphs: readonly Glyph[]; at: number; before: Letter | undefined };

function isWay({ glyphs, at, before }: Place, { to, from, kind }: Way<BlockedWord>): boolean {
  const glyph = glyphs[at];
  if (glyph === undefined) return false;
  if (kind === 'sign' || kind === 'two') return true;
  if (kind === 'meet') return glyph.run >= from.run + to.letter.run;
  if (glyph.mark !== '' && glyph.mark !== from.mark) return false;
  if (glyph.tone !== '' && glyph.tone !== from.tone) return false;
  if (kind === 'same') return glyph.run >= from.run;
  // “kho” is no “cho”, and “tui” no “tuy”.
  const next = glyphs[at + 1];
  if (glyph.base === 'k' && next?.apart === '' && next.base === 'h') return false;
  return !('iy'.includes(glyph.base) && before !== undefined && 'aou'.includes(before.base));
}

function withTyped(typed: readonly string[], syllable: number, marks: string): readonly string[] {
  if (marks === '') return typed;
  const copy = [...typed];
  copy[syllable] = (copy[syllable] ?? '') + marks;
  return copy;
}

type At = { path: Path; listed: Listed<BlockedWord> };

/** Who types any mark of a syllable means all that it has; a đ alone is often left out. */
function isMeant({ tone, marks }: Syllable, typed: string | undefined): boolean {
  if (typed === undefined || typed === '-') return true;
  return typed.includes(tone) && [...marks].every((mark) => typed.includes(mark));
}

/** It ends where a word ends, is letters more than signs, and is no other word that only lacks its marks. */
function isWhole({ glyphs, isMarked }: Line, from: number, { path, listed }: At): boolean {
  const next = glyphs[path.text];
  if (next?.apart === '' && !isEnd(next, glyphs[path.text + 1])) return false;
  if (path.signs * 2 > listed.lettersCount) return false;
  if (path.cuts > 0 && !isSpelled(glyphs.slice(from, path.text))) return false;
  if (!listed.syllables.every((syllable, at) => isMeant(syllable, path.typed[at]))) return false;
  const bare = listed.syllables.filter(
    (syllable, at) => syllable.hasMarks && isBare(syllable, path.typed[at]),
  );
  if (path.odd || bare.length === 0) return true;
  // Who has typed the đ and nothing else means that: “đeo” is no “đéo”.
  if (path.typed.includes('-')) return false;
  const some = bare.length < listed.syllables.filter(({ hasMarks }) => hasMarks).length;
  if (listed.syllables.length === 1) {
    const form = bare[0]?.bare ?? '';
    const isAll = from === 0 && path.text === glyphs.length;
    return !bareWords.has(form) && (isMarked || isAll || !strippedWords.has(form));
  }
  if (some && bare.some((syllable) => freeWords.has(syllable.bare))) return false;
  const last = listed.syllables.at(-1)?.bare ?? '';
  return !innocentPairs.has(`${last} ${tokenAt(glyphs, path.text)}`);
}

/** A sign may end a word, and a number stand behind it; one digit alone may be a tone of another word. */
function isEnd({ base, run }: Glyph, after: Glyph | undefined): boolean {
  if (/[a-z]/.test(base)) return false;
  return !/\d/.test(base) || run > 1 || (after?.apart === '' && /\d/.test(after.base));
}

/** None of its marks was typed, or its đ alone where it has others. */
function isBare({ tone, marks }: Syllable, typed: string | undefined): boolean {
  return typed === undefined || (typed === '-' && (tone !== '' || marks !== ''));
}

/** Letters one by one, or two by two: nobody writes other words so. */
function isSpelled(glyphs: readonly Glyph[]): boolean {
  const pieces: number[] = [];
  for (const [at, { apart }] of glyphs.entries()) {
    if (at === 0 || apart === 'space') pieces.push(0);
    pieces[pieces.length - 1] = (pieces.at(-1) ?? 0) + 1;
  }
  const longest = Math.max(...pieces);
  return longest === 1 || (longest === 2 && glyphs.length >= 6);
}

function tokenAt(glyphs: readonly Glyph[], from: number): string {
  let token = '';
  for (let at = from; at < glyphs.length; at += 1) {
    const glyph = glyphs[at];
    if (glyph === undefined || (at > from && glyph.apart !== '')) break;
    token += glyph.base;
  }
  return token;
}
