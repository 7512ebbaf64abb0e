import {
  bareOf,
  nameAt,
  phraseAt,
  phrasesBy,
  phrasesOf,
  piecesOf,
  standsAt,
  type Phrase,
  type Phrases,
  type Piece,
} from './household-words.js';

const provinces = phrasesOf(
  'last word',
  `an giang|ba ria vung tau|bac can|bac giang|bac kan|bac lieu|bac ninh|ben tre|binh dinh|binh duong|binh phuoc|
binh thuan|ca mau|can tho|cao bang|da nang|dac lac|dak lak|dak nong|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|
ha noi|ha tinh|hai duong|hai phong|hau giang|hcm|hn|ho chi minh|hoa binh|hue|hung yen|khanh hoa|kien giang|kon tum|
lai chau|lam dong|lang son|lao cai|long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|quang binh|quang nam|
quang ngai|quang ninh|quang tri|sai gon|soc trang|son la|tay ninh|thai binh|thai nguyen|thanh hoa|thua thien hue|
tien giang|tphcm|tp hcm|tra vinh|tuyen quang|viet nam|vinh long|vinh phuc|vn|yen bai`,
);

/** Units above the address line, by how they are written with accents and without; a name or a number follows. */
const unitWords = [
  ['thành phố', 'thanh pho'],
  ['thị trấn', 'thi tran'],
  ['thị xã', 'thi xa'],
  ['đặc khu', 'dac khu'],
  ['phường', 'phuong'],
  ['quận', 'quan'],
  ['huyện', 'huyen'],
  ['tỉnh', 'tinh'],
  ['xã', 'xa'],
  ['tp', 'tp'],
  ['tx', 'tx'],
  ['tt', 'tt'],
  ['q', 'q'],
  ['p', 'p'],
  ['f', 'f'],
  ['x', 'x'],
  ['h', 'h'],
] as const;
const units = phrasesBy(
  'first word',
  unitWords.map(([raw, bare]) => [bare, { raw, bare }]),
);
/** These are never words: a name after one is a unit's, with a comma before it or without. */
const titlesOnly = new Set(['tp', 'tx', 'tt', 'q', 'p', 'x']);
/** Districts of before 2025 that are still written, without their title, before the city. */
const formerDistricts = phrasesOf(
  'last word',
  `ba dinh|bac tu liem|binh chanh|binh tan|binh thanh|cam le|cau giay|dong anh|dong da|gia lam|go vap|
ha dong|hai an|hai ba trung|hai chau|hoan kiem|hoang mai|hong bang|le chan|lien chieu|long bien|nam tu liem|ngo quyen|
ngu hanh son|ninh kieu|phu nhuan|son tra|tan binh|tan phu|tay ho|thanh khe|thanh tri|thanh xuan|thu duc`,
);
/** What begins something else, even without a comma. */
const beginsAnother = new Set(
  'so sn nha ngo ngach hem kiet duong pho thon xom ap to tdp kp khu doi phong can toa block tang lo ql'.split(
    ' ',
  ),
);

/** A line's pieces without the units above it: the commune's own name, other units by their title, provinces at the end. */
export function withoutUnits(pieces: readonly Piece[], communeName: string | undefined): Piece[] {
  const own = withoutTitles(withoutCommune(withoutTitles(pieces, 'with accents'), communeName), 'any');
  return withoutProvinces(own);
}

/** How many pieces from here on are the title of a unit, 0 if none. Without accents only the start of a part counts. */
function titleAt(pieces: readonly Piece[], at: number, how: 'with accents' | 'any'): number {
  const unit = phraseAt(units, pieces, at);
  if (!unit || nameAt(pieces, at - 1) === 'ba') return 0; // Bà Huyện Thanh Quan
  const { raw, bare } = unit.meaning;
  const names = unit.words.length;
  const follows = nameAt(pieces, at + names);
  if (follows === undefined || (bare === 'xa' && follows === 'lo')) return 0;
  const startsPart = pieces[at - 1] === ',';
  const typed = pieces
    .slice(at, at + names)
    .map((word) => (typeof word === 'object' ? word.raw : ''))
    .join(' ');
  const isAccented = raw !== bare && typed === raw;
  // P.5 is a ward, P305 a flat.
  const isNumber = /^\d/u.test(follows);
  const beforeDistrict = /^(q|quan)$/u.test(nameAt(pieces, at + 2) ?? '');
  const isFlat = isNumber && bare === 'p' && (/^\d{3}/u.test(follows) || !(startsPart || beforeDistrict));
  const isTitle = startsPart ? bare !== 'h' || !isNumber : isNumber ? bare !== 'h' : titlesOnly.has(bare);
  const isPlain = how === 'any' && typed === bare && isTitle;
  return isAccented || (isPlain && !isFlat) ? names : 0;
}

/** Takes out each titled unit: its title, then its name up to the next part. */
function withoutTitles(pieces: readonly Piece[], how: 'with accents' | 'any'): Piece[] {
  const kept: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const title = titleAt(pieces, at, how);
    if (title === 0) {
      keep(kept, pieces[at]);
      continue;
    }
    at += title;
    while (at + 1 < pieces.length && isOfName(pieces, at + 1)) at += 1;
    kept.push(',');
  }
  return kept;
}

function isOfName(pieces: readonly Piece[], at: number): boolean {
  const name = nameAt(pieces, at);
  if (name === undefined || /^\d/u.test(name)) return false;
  const follows = nameAt(pieces, at + 1);
  const labels =
    beginsAnother.has(name) && (/^\d/u.test(follows ?? '') || /^(duong|thon|xom|ap)$/u.test(name));
  return !labels && titleAt(pieces, at, 'any') === 0;
}

function withoutCommune(pieces: readonly Piece[], communeName: string | undefined): Piece[] {
  const title = /^(phuong|xa|dac khu|thi tran) /u;
  const name = piecesOf(bareOf((communeName ?? '').toLowerCase()).replace(title, '')).flatMap((piece) =>
    typeof piece === 'object' ? [piece.bare] : [],
  );
  if (name.length === 0 || name.every((word) => /^\d/u.test(word))) return [...pieces];
  const kept: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    if (standsAt({ words: name }, pieces, at)) {
      if (/^(phuong|xa|p|x|f)$/u.test(lastName(kept))) kept.pop();
      kept.push(',');
      at += name.length - 1;
    } else keep(kept, pieces[at]);
  }
  return kept;
}

/** `piece`: undefined only behind the end. */
export function keep(kept: Piece[], piece: Piece | undefined): void {
  if (piece !== undefined) kept.push(piece);
}

function lastName(pieces: readonly Piece[]): string {
  return nameAt(pieces, pieces.length - 1) ?? '';
}

/** Provinces at the end of the line, if anything stands before them, and the former district before its city. */
function withoutProvinces(pieces: readonly Piece[]): Piece[] {
  for (const name of endingsOf(provinces, pieces)) {
    const before = beforeEnding(pieces, name);
    if (!before) continue;
    const isOwnPart = before.at(-1) === ',';
    const hasName = before.some((piece) => typeof piece === 'object' && /^[a-z]{2}/u.test(piece.bare));
    if (!isOwnPart && (!hasName || /^(duong|pho|lo)$/u.test(lastName(before)))) continue;
    const rest = withoutProvinces(before);
    for (const district of endingsOf(formerDistricts, rest)) {
      const further = beforeEnding(rest, district);
      if (further?.at(-1) === ',') return further;
    }
    return rest;
  }
  return [...pieces];
}

/** What a line that ends with this word may end with. */
function endingsOf(names: Phrases<undefined>, pieces: readonly Piece[]): readonly Phrase<undefined>[] {
  return names.get(nameAt(pieces, lastWord(pieces)) ?? '') ?? [];
}

/** What stands before these words, if the line ends with them and does not begin with them. */
function beforeEnding(pieces: readonly Piece[], name: Phrase<undefined>): Piece[] | undefined {
  const from = lastWord(pieces) - name.words.length + 1;
  return from > 0 && standsAt(name, pieces, from) ? pieces.slice(0, from) : undefined;
}

function lastWord(pieces: readonly Piece[]): number {
  let at = pieces.length - 1;
  while (at >= 0 && typeof pieces[at] !== 'object') at -= 1;
  return at;
}
