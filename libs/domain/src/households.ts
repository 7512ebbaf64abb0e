import { keep, withoutUnits } from './household-places.js';
import {
  bareOf,
  nameAt,
  phraseAt,
  phrasesBy,
  phrasesOf,
  piecesOf,
  withoutDirections,
  type Phrases,
  type Piece,
} from './household-words.js';

/** An address as the address book has it. `communeName`: with its title, as the register of units writes it. */
export type HouseholdAddress = { communeCode: string; line: string; communeName?: string | undefined };

export function sameHousehold(a: HouseholdAddress, b: HouseholdAddress): boolean {
  return (
    householdOf(a.communeCode, a.line, a.communeName) === householdOf(b.communeCode, b.line, b.communeName)
  );
}

/**
 * One key per household: the commune and the house as people mean it, however they write it. Accents, case, spaces,
 * "đường", "thôn", "nhà", "số", zeros in front and the commune's own name do not count. With ngõ and ngách (north) the
 * house stands first, with hẻm and kiệt (south, centre) the alley: "số 5 ngõ 12" is 5/12, "hẻm 5 số 12" too; what is
 * written a/b stays a/b.
 */
export function householdOf(communeCode: string, line: string, communeName?: string): string {
  const pieces = withoutUnits(withoutDirections(piecesOf(line)), communeName);
  const read = readLine(withAliases(pieces));
  const house = houseOf(read);
  const units = [...read.units].sort();
  const names = [...new Set(read.names)].sort();
  const key = [house, ...read.rest, ...units, ...names].filter(Boolean).join(' ');
  return `${communeCode}|${(key || plain(line, communeName)).slice(0, keyCharactersMax)}`;
}

const keyCharactersMax = 500;

/** A line that says nothing but what does not count is compared as it was typed. */
function plain(line: string, communeName: string | undefined): string {
  const text = (one: string) => bareOf(one.toLowerCase()).replace(/\s+/gu, ' ').trim();
  return text(line) === text(communeName ?? '') ? '' : text(line);
}

/** What labels mean, by what people write. */
function labels<Meaning>(meanings: Record<string, Meaning>): Phrases<Meaning> {
  return phrasesBy('first word', Object.entries(meanings));
}

type Alley = { label: 'ngo' | 'ngach' | 'hem' | 'kiet'; chain: string };
/** A line taken apart. `rest`: further numbers, of streets and hamlets; `units`: floors, flats, blocks, groups. */
type Line = {
  explicit: string[];
  bare: string[];
  alleys: Alley[];
  houseAt: number;
  rest: string[];
  units: string[];
  names: string[];
};

const alleyLabels = labels<Alley['label']>({
  ngo: 'ngo',
  ng: 'ngo',
  ngach: 'ngach',
  ngh: 'ngach',
  hem: 'hem',
  h: 'hem',
  hxh: 'hem',
  'hem xe hoi': 'hem',
  kiet: 'kiet',
  k: 'kiet',
});
const unitLabels = labels<string>({
  'to dan pho': 'to',
  tdp: 'to',
  to: 'to',
  'khu pho': 'kp',
  kp: 'kp',
  'can ho': 'phong',
  can: 'phong',
  phong: 'phong',
  p: 'phong',
  'toa nha': 'toa',
  toa: 'toa',
  block: 'toa',
  bl: 'toa',
  thap: 'toa',
  tang: 'tang',
  lau: 'lau',
  lo: 'lo',
  o: 'o',
  khu: 'khu',
  ap: 'ap',
  xom: 'xom',
  doi: 'doi',
  cum: 'cum',
  'quoc lo': 'ql',
  ql: 'ql',
  'tinh lo': 'tl',
  tl: 'tl',
  'huong lo': 'hl',
  hl: 'hl',
  km: 'km',
});
const houseLabels = phrasesOf('first word', 'nha so|so nha|so|sn|s|nha');
/** Titles of what has a name or a number of its own and which do not count. */
const droppedLabels = phrasesOf('first word', 'duong|pho|thon|d');
const droppedWords = new Set(['duong', 'pho', 'thon', 'nha', 'so', 'chung cu', 'cc', 'ccu', 'd']);
const aliases = phrasesBy('first word', [
  ['cmt8', 'cach mang thang 8'],
  ['cach mang thang tam', 'cach mang thang 8'],
  ['chung cu', 'cc'],
  ['kdt', 'khu do thi'],
  ['kdc', 'khu dan cu'],
  ['ktt', 'khu tap the'],
  ['kcn', 'khu cong nghiep'],
  ['xvnt', 'xo viet nghe tinh'],
  ['dbp', 'dien bien phu'],
  ['ntmk', 'nguyen thi minh khai'],
]);

/** Names in another spelling, and days of streets: "3 tháng 2" is 3/2. */
function withAliases(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const alias = phraseAt(aliases, pieces, at);
    if (alias) {
      out.push(...alias.meaning.split(' ').map((bare) => ({ raw: bare, bare })));
      at += alias.words.length - 1;
    } else if (isDay(pieces, at)) out.push('/');
    else keep(out, pieces[at]);
  }
  return out;
}

function isDay(pieces: readonly Piece[], at: number): boolean {
  const [before, after] = [nameAt(pieces, at - 1), nameAt(pieces, at + 1)];
  return nameAt(pieces, at) === 'thang' && isNumber(before) && isNumber(after);
}

const isNumber = (name: string | undefined): boolean => name !== undefined && /^\d/u.test(name);

function readLine(pieces: readonly Piece[]): Line {
  const line: Line = {
    explicit: [],
    bare: [],
    alleys: [],
    houseAt: Infinity,
    rest: [],
    units: [],
    names: [],
  };
  for (let at = 0; at < pieces.length;) {
    const used = readLabelled(line, pieces, at) || readBare(line, pieces, at);
    at += Math.max(1, used);
  }
  return line;
}

/** Reads a label with its number; answers how many pieces they are, 0 if none. */
function readLabelled(line: Line, pieces: readonly Piece[], at: number): number {
  const alley = phraseAt(alleyLabels, pieces, at);
  const unit = alley ? undefined : phraseAt(unitLabels, pieces, at);
  const dropped = phraseAt(droppedLabels, pieces, at);
  const house = phraseAt(houseLabels, pieces, at);
  const label = alley ?? unit ?? dropped ?? house;
  if (!label) return 0;
  let from = at + label.words.length;
  // "Ngõ số 12", "đường số 5": the label stands before the number's own.
  if (!house) from += phraseAt(houseLabels, pieces, from)?.words.length ?? 0;
  const number = chainAt(pieces, from, unit?.words.join(' '));
  if (!number) return 0;
  if (alley) line.alleys.push({ label: alley.meaning, chain: number.chain });
  else if (unit) line.units.push(`${unit.meaning} ${number.chain}`);
  else if (dropped) line.rest.push(number.chain);
  else {
    line.explicit.push(number.chain);
    line.houseAt = Math.min(line.houseAt, line.alleys.length);
  }
  return from + number.pieces - at;
}

/** A number without a label, or a word of a name. */
function readBare(line: Line, pieces: readonly Piece[], at: number): number {
  const number = chainAt(pieces, at, undefined);
  const before = nameAt(pieces, at - 1);
  if (number) {
    // The number of a name, as in "Cách Mạng Tháng 8", is a word of it.
    if (before === 'thang') line.names.push(number.chain);
    else {
      if (line.bare.length === 0) line.houseAt = Math.min(line.houseAt, line.alleys.length);
      line.bare.push(number.chain);
    }
    return number.pieces;
  }
  const name = nameAt(pieces, at);
  if (name !== undefined && !droppedWords.has(name)) line.names.push(name);
  return 1;
}

/** Numbers joined by slashes, without zeros in front; a label inside (`K12/H5/3`) adds nothing. */
function chainAt(
  pieces: readonly Piece[],
  at: number,
  unit: string | undefined,
): { chain: string; pieces: number } | undefined {
  const links: string[] = [];
  let next = at;
  for (;;) {
    if (links.length > 0 && alleyLabels.has(nameAt(pieces, next) ?? '') && isNumber(nameAt(pieces, next + 1)))
      next += 1;
    const name = nameAt(pieces, next);
    if (name === undefined || !(isNumber(name) || (unit && isUnitName(unit, name)))) break;
    const suffix = suffixAt(pieces, next + 1);
    links.push(`${name.replace(/^0+(?=\d)/u, '')}${suffix}`);
    next += suffix ? 2 : 1;
    if (pieces[next] !== '/') return { chain: links.join('/'), pieces: next - at };
    next += 1;
  }
  // A slash that leads nowhere is no part of the number.
  return links.length > 0 ? { chain: links.join('/'), pieces: next - at } : undefined;
}

const letteredUnits = /^(toa nha|toa|block|bl|thap|lo|o|khu|can ho|can|phong|p)$/u;

/** Blocks and flats have letters: "tòa A", "lô B12". */
function isUnitName(unit: string, name: string): boolean {
  return letteredUnits.test(unit) && /^[a-z]?\d|^[a-z]$/u.test(name) && /^[a-z]{0,2}\d|^[a-z]$/u.test(name);
}

/** "12 A" is 12A and "12 bis" 12bis; a letter before a number is that number's own label. */
function suffixAt(pieces: readonly Piece[], at: number): string {
  const piece = pieces[at];
  if (typeof piece !== 'object' || isNumber(nameAt(pieces, at + 1))) return '';
  return /^([a-g]|bis|ter)$/u.test(piece.bare) && piece.raw === piece.bare ? piece.bare : '';
}

/** House and alleys as one chain, in the order of their part of the country. */
function houseOf(line: Line): string {
  const [house, ...others] = [...line.explicit, ...line.bare];
  line.rest.unshift(...others);
  if (line.alleys.length === 0) {
    // Nothing but "thôn 3": the number is all there is.
    return house ?? '';
  }
  const isNorthern = line.alleys.some(({ label }) => label === 'ngo' || label === 'ngach');
  const alleys = inOrder(line, isNorthern).filter(
    // "Số 12/5 hẻm 12" names its alley twice.
    ({ chain }) => house?.split('/').at(isNorthern ? -1 : 0) !== chain || !house.includes('/'),
  );
  const chains = alleys.map(({ chain }) => chain);
  if (house !== undefined) return (isNorthern ? [house, ...chains] : [...chains, house]).join('/');
  const [only] = alleys;
  // Without a house an alley is no house of that number.
  return alleys.length === 1 && only && !only.chain.includes('/')
    ? `${only.label} ${only.chain}`
    : alleysOnly(alleys);
}

function alleysOnly(alleys: readonly Alley[]): string {
  const [only] = alleys;
  return alleys.length === 1 && only
    ? only.chain
    : alleys.map(({ label, chain }) => `${label} ${chain}`).join(' ');
}

const inner = { hem: 0, ngach: 1, ngo: 2, kiet: 3 } as const;

/** The northern house leads outwards (hẻm, ngách, ngõ), the southern one is led to (kiệt, hẻm). */
function inOrder({ alleys, houseAt }: Line, isNorthern: boolean): Alley[] {
  // Two of a kind: written after the house they lead outwards, before it they lead to it.
  const outwards = houseAt === 0 ? [...alleys] : [...alleys].reverse();
  const sorted = outwards.sort((one, other) => inner[one.label] - inner[other.label]);
  return isNorthern ? sorted : sorted.reverse();
}
