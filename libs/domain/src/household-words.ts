/** A word of an address line: as it was typed (lower case, composed) and without its accents. */
export type Word = { raw: string; bare: string };

/** What a line falls into: words, `/` between numbers, and `,` where something else begins. */
export type Piece = Word | '/' | ',';

/** No line of an address book is longer; what is longer was not typed by a buyer. */
const lineCharactersMax = 300;

const plainLetters = /^[\x20-\x7e]*$/;

export function bareOf(text: string): string {
  if (plainLetters.test(text)) return text;
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
}

/** The pieces of a line, without notes in brackets and telephone numbers. */
export function piecesOf(line: string): Piece[] {
  const text = withoutNotes(
    line.slice(0, lineCharactersMax).normalize('NFKC').toLowerCase().normalize('NFC'),
  );
  const found = text.match(/[a-z]{0,2}\d+(?:[-.+]\d+)+|[\p{L}\p{M}\p{N}]+|[/\\]|[,;|\n()[\]]|[-–—]/gu) ?? [];
  const pieces: Piece[] = [];
  for (const one of found) {
    if (/[/\\]/u.test(one)) pieces.push('/');
    else if (/[\p{L}\p{N}]/u.test(one)) pieces.push(...wordsOf(one, pieces));
    else pieces.push(',');
  }
  return pieces;
}

/** A bracket that holds a part of the address itself stays. */
const partOfAddress = /(^|[^\p{L}])(ngo|ngach|hem|kiet|thon)[^\p{L}]*\d/u;

function withoutNotes(text: string): string {
  return text
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, (note) => (partOfAddress.test(bareOf(note)) ? note : ' , '))
    .replace(
      /(?<!\d)((so\s+)?đt|sđt|sdt|tel|điện thoại)?[:.\s]*(\+?84|0)[ .-]{0,3}\d(?:[ .-]{0,3}\d){7,9}(?!\d)/gu,
      ' , ',
    )
    .replace(/['’`]/gu, '')
    .replace(/(\d)\s*-\s*([a-z])(?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/(\d)\s+-\s+(\d)/gu, '$1-$2');
}

/** Labels that people write onto their number: `s5`, `ngo12`, `k12`, `p305`, `ql1a`. */
const stuck =
  /^(so|sn|s|ngo|ngach|ngh|ng|hem|hxh|h|kiet|k|tdp|to|kp|khu|ap|xom|doi|thon|phong|p|tang|lau|lo|toa|block|can|ql|tl|hl|km|q|f)(\d.*)$/u;
/** After these a letter belongs to the name of the building or the flat. */
const building = new Set(['toa', 'block', 'bl', 'thap', 'can', 'ho', 'phong', 'lo', 'o']);

function wordsOf(raw: string, before: readonly Piece[]): Word[] {
  const bare = bareOf(raw);
  const last = before.at(-1);
  if (typeof last === 'object' && building.has(last.bare)) return [{ raw, bare }];
  const label = stuck.exec(bare);
  // S2.05 is a tower.
  if (label?.[1] && label[2] && !label[2].includes('.')) return [wordOf(label[1]), wordOf(label[2])];
  const alley = /^(\d+)(ngo|ngach|hem|kiet)(\d*)$/u.exec(bare);
  if (alley) return alley.slice(1).filter(Boolean).map(wordOf);
  return [{ raw, bare }];
}

const wordOf = (text: string): Word => ({ raw: text, bare: text });

/** Words that mean something together, as they are without accents. */
export type Phrase<Meaning> = { words: readonly string[]; meaning: Meaning };
/** By one of its words, so that at most places of a line no phrase is even compared; the longest first. */
export type Phrases<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>;
type KeyWord = 'first word' | 'last word';

export function phrasesBy<Meaning>(
  key: KeyWord,
  meanings: Iterable<readonly [words: string, meaning: Meaning]>,
): Phrases<Meaning> {
  const found = new Map<string, Phrase<Meaning>[]>();
  for (const [text, meaning] of meanings) {
    const words = text.trim().split(' ');
    const word = words.at(key === 'first word' ? 0 : -1) ?? '';
    found.set(word, [...(found.get(word) ?? []), { words, meaning }]);
  }
  for (const alike of found.values()) alike.sort((one, other) => other.words.length - one.words.length);
  return found;
}

/** Phrases of which it only counts that they stand there, as `one|another`. */
export function phrasesOf(key: KeyWord, written: string): Phrases<undefined> {
  return phrasesBy(
    key,
    written.split('|').map((words) => [words, undefined]),
  );
}

/** The longest phrase that stands here, and with a meaning that `fits`. */
export function phraseAt<Meaning>(
  phrases: Phrases<Meaning>,
  pieces: readonly Piece[],
  at: number,
  fits?: (phrase: Phrase<Meaning>) => boolean,
): Phrase<Meaning> | undefined {
  return phrases
    .get(nameAt(pieces, at) ?? '')
    ?.find((phrase) => standsAt(phrase, pieces, at) && (!fits || fits(phrase)));
}

export function standsAt({ words }: { words: readonly string[] }, pieces: readonly Piece[], at: number) {
  return words.every((word, next) => nameAt(pieces, at + next) === word);
}

/** Where the way is described and no longer the house: all that follows up to the next comma is a note. */
const notes = phrasesBy<RegExp | undefined>('first word', [
  ['gan', undefined],
  ['doi dien', undefined],
  ['ben canh', undefined],
  ['sat canh', undefined],
  ['sau lung', undefined],
  ['phia sau', undefined],
  ['phia truoc', undefined],
  ['lien he', undefined],
  ['goi truoc', undefined],
  ['giao gio', undefined],
  ['sdt', undefined],
  ['dien thoai', undefined],
  ['sau', /^(cho|truong|chua|dinh|nha|cay|ubnd|uy|benh|cong|tram)$/u],
  ['truoc', /^(cho|truong|chua|dinh|nha|cong|ubnd|benh)$/u],
  ['ngay', /^(cho|nga|cong|canh|dau|sau|goc|truoc)$/u],
  ['cach', /^(cho|nga|truong|cau|\d.*)$/u],
]);

function isNote(pieces: readonly Piece[], at: number): boolean {
  const one = pieces[at];
  if (typeof one !== 'object') return false;
  const startsPart = at === 0 || pieces[at - 1] === ',';
  // "Cạnh" is a note; "Cảnh" is a name, and without accents only the beginning of a part tells them apart.
  if (one.raw === 'cạnh' || (one.raw === 'canh' && startsPart)) return true;
  const note = phraseAt(notes, pieces, at, ({ words, meaning: after }) =>
    after ? after.test(nameAt(pieces, at + words.length) ?? '') : true,
  );
  return note !== undefined;
}

export function nameAt(pieces: readonly Piece[], at: number): string | undefined {
  const piece = pieces[at];
  return typeof piece === 'object' ? piece.bare : undefined;
}

/** The pieces up to each note, and on from the comma after it. */
export function withoutDirections(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let inNote = false;
  pieces.forEach((piece, at) => {
    if (piece === ',') inNote = false;
    else if (!inNote) inNote = isNote(pieces, at);
    if (!inNote) kept.push(piece);
  });
  return kept;
}
