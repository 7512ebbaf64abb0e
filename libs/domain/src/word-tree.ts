import { glyphsOf, markKeys, signLetters, toneKeys } from './word-glyphs.js';

/** A syllable as listed: its letters without marks, and what was over them. `keys`: what Telex or VNI types for that. */
export type Syllable = { bare: string; tone: string; marks: string; keys: string; hasMarks: boolean };
export type Letter = { base: string; mark: string; tone: string; run: number; syllable: number };
export type Listed<Word> = Word & { syllables: readonly Syllable[]; lettersCount: number };

/** A letter of the list. Words that begin alike share it, so that a line is compared with each beginning once. */
export type Node<Word> = {
  letter: Letter;
  before: Letter | undefined;
  /** By the letter or sign that is typed next. */
  ways: Map<string, Way<Word>[]>;
  ends: Listed<Word>[];
};
/**
 * What a typed letter is: the listed one (`same`); a sign for it; another for it in the speech of messages; one for
 * two (`gi` as `j`); the one in which two joined syllables meet; a key of Telex or VNI that stayed and leads nowhere.
 */
export type Way<Word> = {
  to: Node<Word>;
  from: Letter;
  kind: 'same' | 'sign' | 'other' | 'two' | 'meet' | 'key';
};
/** Where words begin, by the first two letters typed; by one where that may be all. */
export type Starts<Word> = ReadonlyMap<string, readonly Way<Word>[]>;

const oneForTwo = Object.entries({ j: 'gi', z: 'gi', f: 'ph', w: 'qu', k: 'kh' });
const oneForOne = Object.entries({ z: 'd', k: 'c', c: 'k', q: 'c', y: 'i', i: 'y', w: 'u', j: 'i' });

/** Those without a letter are left out. */
export function startsOf<Word extends { word: string }>(words: readonly Word[]): Starts<Word> {
  const roots: Branches<Word> = new Map();
  for (const word of words) plant(roots, word);
  const trees = [...roots.values()];
  for (const tree of trees) join(tree);
  const starts = new Map<string, Way<Word>[]>();
  for (const [first, way] of trees.flatMap(waysInto)) {
    if (way.to.ends.length > 0) put(starts, first, way);
    for (const second of way.to.ways.keys()) put(starts, first + second, way);
  }
  return starts;
}

type Branches<Word> = Map<string, Tree<Word>>;
type Tree<Word> = { node: Node<Word>; keys: string; branches: Branches<Word> };

function plant<Word extends { word: string }>(roots: Branches<Word>, word: Word): void {
  const { letters, syllables } = spelled(word.word);
  let branches = roots;
  let node: Node<Word> | undefined;
  for (const letter of letters) {
    const { bare = '', marks = '', keys = '' } = syllables[letter.syllable] ?? {};
    const name = [
      letter.syllable,
      bare,
      marks,
      letter.base,
      letter.mark,
      letter.tone,
      letter.run,
      keys,
    ].join();
    const tree: Tree<Word> = branches.get(name) ?? {
      node: { letter, before: node?.letter, ways: new Map(), ends: [] },
      keys,
      branches: new Map(),
    };
    branches.set(name, tree);
    ({ node, branches } = tree);
  }
  node?.ends.push({ ...word, syllables, lettersCount: letters.length });
}

function spelled(word: string): { letters: Letter[]; syllables: Syllable[] } {
  const letters: Letter[] = [];
  const syllables: Syllable[] = [];
  for (const { base, mark, tone, run, apart } of glyphsOf(word)) {
    const isFirst = syllables.length === 0 || apart !== '';
    const syllable = isFirst
      ? { bare: '', tone: '', marks: '', keys: '', hasMarks: false }
      : syllables.at(-1);
    if (syllable === undefined) continue;
    if (isFirst) syllables.push(syllable);
    syllable.bare += base;
    syllable.tone ||= tone;
    if (mark !== '-') syllable.marks += mark;
    syllable.keys += (markKeys[mark] ?? '') + (toneKeys[tone] ?? '');
    syllable.hasMarks ||= mark !== '' || tone !== '';
    letters.push({ base, mark, tone: '', run, syllable: syllables.length - 1 });
  }
  return {
    letters: letters.map((letter) => ({ ...letter, tone: syllables[letter.syllable]?.tone ?? '' })),
    syllables,
  };
}

/** Writes down every way on from a letter, and from all behind it. */
function join<Word>({ node, keys, branches }: Tree<Word>): void {
  for (const key of new Set(keys)) put(node.ways, key, { to: node, from: node.letter, kind: 'key' });
  for (const branch of branches.values()) {
    join(branch);
    for (const [typed, way] of waysInto(branch)) put(node.ways, typed, way);
  }
}

function waysInto<Word>({ node: to, branches }: Tree<Word>): [string, Way<Word>][] {
  const { letter: from } = to;
  const ways: [string, Way<Word>][] = [[from.base, { to, from, kind: 'same' }]];
  for (const [sign, letters] of Object.entries(signLetters))
    if (letters.includes(from.base)) ways.push([sign, { to, from, kind: 'sign' }]);
  for (const [typed, letter] of oneForOne)
    if (letter === from.base) ways.push([typed, { to, from, kind: 'other' }]);
  for (const { node: after } of branches.values()) {
    const isWithin = after.letter.syllable === from.syllable;
    for (const [typed, pair] of oneForTwo)
      if (isWithin && pair === from.base + after.letter.base)
        ways.push([typed, { to: after, from, kind: 'two' }]);
    if (!isWithin && after.letter.base === from.base)
      ways.push([from.base, { to: after, from, kind: 'meet' }]);
  }
  return ways;
}

function put<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
