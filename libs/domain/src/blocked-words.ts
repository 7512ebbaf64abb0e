import { bareWords, innocentPairs, strippedWords } from './bare-words.js';
import { glyphsOf, isSign, markKeys, signLetters, toneKeys, type Glyph } from './word-glyphs.js';

export type WordVerdict = 'hold' | 'block';
export type BlockedWord = { word: string; verdict: WordVerdict };

type Letter = { base: string; mark: string; run: number; syllable: number };
type Syllable = { bare: string; tone: string; marks: string; hasMarks: boolean };
type Listed = BlockedWord & { letters: readonly Letter[]; syllables: readonly Syllable[] };
/** A list made ready once, to judge many lines with. */
export type WordList = ReadonlyMap<string, readonly Listed[]>;

/** By the first letters that it may begin with, so that a line looks at few of hundreds. */
export function readWordList(words: readonly BlockedWord[]): WordList {
  const list = new Map<string, Listed[]>();
  for (const each of words) {
    const listed = listedOf(each);
    if (listed === undefined) continue;
    for (const first of firstsOf(listed.letters)) list.set(first, [...(list.get(first) ?? []), listed]);
  }
  return list;
}

/** The strictest of the listed words that stand in a line, in whatever guise; `docs/blocked-words.md`. */
export function findBlocked(list: WordList, text: string): BlockedWord | undefined {
  const line = lineOf(text);
  let found: Listed | undefined;
  for (let at = 0; at < line.glyphs.length; at += 1) {
    const glyph = line.glyphs[at];
    if (glyph === undefined || !isStart(line.glyphs, at)) continue;
    for (const listed of list.get(glyph.base) ?? [])
      if (found?.verdict !== 'block' && (found === undefined || listed.verdict === 'block'))
        if (standsAt(line, at, listed)) found = listed;
  }
  return found && { word: found.word, verdict: found.verdict };
}

function listedOf({ word, verdict }: BlockedWord): Listed | undefined {
  const letters: Letter[] = [];
  const syllables: Syllable[] = [];
  for (const { base, mark, tone, run, apart } of glyphsOf(word)) {
    if (syllables.length === 0 || apart !== '')
      syllables.push({ bare: '', tone: '', marks: '', hasMarks: false });
    const syllable = syllables.at(-1);
    if (syllable === undefined) return undefined;
    syllable.bare += base;
    syllable.tone ||= tone;
    if (mark !== '-') syllable.marks += mark;
    syllable.hasMarks ||= mark !== '' || tone !== '';
    letters.push({ base, mark, run, syllable: syllables.length - 1 });
  }
  return letters.length === 0 ? undefined : { word, verdict, letters, syllables };
}

/** What is written for a sound in the speech of messages: one sign for two letters, or another letter. */
const oneForTwo: Readonly<Record<string, readonly string[]>> = {
  j: ['gi'],
  z: ['gi'],
  f: ['ph'],
  w: ['qu'],
  k: ['kh'],
};
const oneForOne: Readonly<Record<string, string>> = {
  z: 'd',
  k: 'c',
  c: 'k',
  q: 'c',
  y: 'i',
  i: 'y',
  w: 'u',
  j: 'i',
};

function firstsOf([first, second]: readonly Letter[]): string[] {
  if (first === undefined) return [];
  const pair = `${first.base}${second?.base ?? ''}`;
  return [
    first.base,
    ...Object.keys(signLetters).filter((sign) => signLetters[sign]?.includes(first.base)),
    ...Object.keys(oneForOne).filter((typed) => oneForOne[typed] === first.base),
    ...Object.keys(oneForTwo).filter((typed) => oneForTwo[typed]?.includes(pair)),
  ].filter((base, at, all) => all.indexOf(base) === at);
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

/** How the letters were found: where each of the text's glyphs belongs, and how much of it was disguised. */
type Path = {
  text: number;
  letter: number;
  signs: number;
  odd: boolean;
  cuts: number;
  /** By syllable: the tone and marks that were typed. */
  typed: readonly string[];
};

/** More ways than this no honest line has; a crafted one is cut short. */
const stepsMax = 400;

function standsAt(line: Line, from: number, listed: Listed): boolean {
  const open: Path[] = [{ text: from, letter: 0, signs: 0, odd: false, cuts: 0, typed: [] }];
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const path = open.pop();
    if (path === undefined) return false;
    if (path.letter === listed.letters.length) {
      if (isWhole(line, from, { path, listed })) return true;
    }
    open.push(...nextOf(line, { path, listed }));
  }
  return false;
}

type At = { path: Path; listed: Listed };

/** Every way on from here: the next letter as it is, drawn as a sign, in messages' speech, or a key left behind. */
function nextOf({ glyphs }: Line, { path, listed }: At): Path[] {
  const glyph = glyphs[path.text];
  if (glyph === undefined) return [];
  const ways: Path[] = [];
  const before = listed.letters[path.letter - 1];
  if (before && glyph.apart === '' && isLeftKey(glyph, before, listed))
    ways.push({ ...path, text: path.text + 1, odd: true });
  const [letter, after] = [listed.letters[path.letter], listed.letters[path.letter + 1]];
  if (letter === undefined) return ways;
  const isInside = before?.syllable === letter.syllable;
  const cuts = path.cuts + (isInside && glyph.apart === 'space' ? 1 : 0);
  const odd = path.odd || (isInside && glyph.apart !== '') || glyph.run > letter.run || glyph.odd;
  const on = { ...path, text: path.text + 1, cuts, odd };
  const typed = withTyped(path.typed, letter.syllable, glyph.tone + glyph.mark);
  const agrees = (one: Letter) =>
    (glyph.mark === '' || glyph.mark === one.mark) &&
    (glyph.tone === '' || glyph.tone === listed.syllables[one.syllable]?.tone);
  if (glyph.base === letter.base && glyph.run >= letter.run && agrees(letter))
    ways.push({ ...on, letter: path.letter + 1, typed });
  if (signLetters[glyph.base]?.includes(letter.base))
    ways.push({ ...on, letter: path.letter + 1, signs: path.signs + 1, odd: true });
  if (isOtherLetter(glyphs, path.text, { letter, before }) && agrees(letter))
    ways.push({ ...on, letter: path.letter + 1, odd: true, typed });
  if (after === undefined) return ways;
  if (after.syllable === letter.syllable && oneForTwo[glyph.base]?.includes(letter.base + after.base))
    ways.push({ ...on, letter: path.letter + 2, odd: true, typed });
  // Two syllables that are written as one may meet in the same letter.
  const meet = after.syllable !== letter.syllable && after.base === letter.base && glyph.base === letter.base;
  if (meet && glyph.run >= letter.run + after.run)
    ways.push({ ...on, letter: path.letter + 2, odd: true, typed });
  return ways;
}

/** “kho” is no “cho”, and “tui” no “tuy”. */
function isOtherLetter(
  glyphs: readonly Glyph[],
  at: number,
  { letter, before }: { letter: Letter; before: Letter | undefined },
): boolean {
  const [glyph, next] = [glyphs[at], glyphs[at + 1]];
  if (glyph === undefined || oneForOne[glyph.base] !== letter.base) return false;
  if (glyph.base === 'k' && next?.apart === '' && next.base === 'h') return false;
  return !('iy'.includes(glyph.base) && before !== undefined && 'aou'.includes(before.base));
}

/** A tone or a mark that was typed as a key and stayed one: `hangf giar`, `hang2 gia3`. */
function isLeftKey({ base, mark, tone }: Glyph, before: Letter, listed: Listed): boolean {
  if (mark !== '' || tone !== '') return false;
  const keys = `${toneKeys[listed.syllables[before.syllable]?.tone ?? ''] ?? ''}${listed.letters
    .filter(({ syllable }) => syllable === before.syllable)
    .map((letter) => markKeys[letter.mark] ?? '')
    .join('')}`;
  return keys.includes(base);
}

function withTyped(typed: readonly string[], syllable: number, marks: string): readonly string[] {
  if (marks === '') return typed;
  const copy = [...typed];
  copy[syllable] = (copy[syllable] ?? '') + marks;
  return copy;
}

/** Who types any mark of a syllable means all that it has; a đ alone is often left out. */
function isMeant({ tone, marks }: Syllable, typed: string | undefined): boolean {
  if (typed === undefined || typed === '-') return true;
  return typed.includes(tone) && [...marks].every((mark) => typed.includes(mark));
}

/** It ends where a word ends, is letters more than signs, and is no other word that only lacks its marks. */
function isWhole({ glyphs, isMarked }: Line, from: number, { path, listed }: At): boolean {
  const next = glyphs[path.text];
  if (next?.apart === '' && !isEnd(next, glyphs[path.text + 1])) return false;
  if (path.signs * 2 > listed.letters.length) return false;
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
  if (some) return !bare.some((syllable) => bareWords.has(syllable.bare));
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
