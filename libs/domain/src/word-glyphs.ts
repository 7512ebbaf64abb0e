/**
 * A line as letters: what a reader sees in it, however it was typed. Fullwidth and mathematical letters are folded by
 * NFKC; letters of other scripts that look like ours are read as ours; marks that Vietnamese does not know are dropped.
 */
export type Glyph = {
  /** `a`–`z`, or a digit or sign that may stand for letters. */
  base: string;
  /** Of its letter: `^` `(` `+` (breve, horn) or `-` (đ); empty where bare. */
  mark: string;
  tone: string;
  /** How often the same letter stands here in a row. */
  run: number;
  /** Not the plain letter, but one that looks like it. */
  odd: boolean;
  /** What stood before it: nothing, something without a space, or a space. */
  apart: '' | 'sign' | 'space';
};

const tones = '\u0300\u0301\u0309\u0303\u0323';
const marks: Readonly<Record<string, string>> = { '\u0302': '^', '\u0306': '(', '\u031B': '+' };
/** Telex and VNI leave these behind a syllable when the keyboard does not join them to it. */
export const toneKeys: Readonly<Record<string, string>> = {
  '\u0300': 'f2',
  '\u0301': 's1',
  '\u0309': 'r3',
  '\u0303': 'x4',
  '\u0323': 'j5',
};
export const markKeys: Readonly<Record<string, string>> = { '^': '6', '(': 'w8', '+': 'w7', '-': '9' };

const lookAlikes = new Map([
  ...Object.entries({
    а: 'a',
    ɑ: 'a',
    α: 'a',
    в: 'b',
    β: 'b',
    ь: 'b',
    с: 'c',
    ϲ: 'c',
    ԁ: 'd',
    е: 'e',
    є: 'e',
    ε: 'e',
    ҽ: 'e',
    ɡ: 'g',
    ց: 'g',
    һ: 'h',
    հ: 'h',
    н: 'h',
    і: 'i',
    ı: 'i',
    ι: 'i',
    ї: 'i',
    ј: 'j',
    к: 'k',
    κ: 'k',
    ӏ: 'l',
    м: 'm',
    п: 'n',
    η: 'n',
    ո: 'n',
    о: 'o',
    ο: 'o',
    օ: 'o',
    σ: 'o',
    р: 'p',
    ρ: 'p',
    ԛ: 'q',
    г: 'r',
    ѕ: 's',
    т: 't',
    τ: 't',
    υ: 'u',
    ս: 'u',
    μ: 'u',
    ν: 'v',
    ѵ: 'v',
    ѡ: 'w',
    ω: 'w',
    ԝ: 'w',
    х: 'x',
    χ: 'x',
    у: 'y',
    γ: 'y',
  }),
  ...smallCapitals(),
]);

function smallCapitals(): [string, string][] {
  const drawn = [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'];
  return drawn.map((capital, at) => [capital, 'abcdefghijklmnoprstuvwyz'[at] ?? '']);
}

/** Signs that are drawn in a letter's place. Each may also be only itself. */
export const signLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'il',
  '€': 'e',
  '£': 'l',
};

const isLetter = (base: string) => base >= 'a' && base <= 'z';
export const isSign = (base: string) => !isLetter(base);

/** A line has at most a few hundred of them. */
export function glyphsOf(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let apart: Glyph['apart'] = '';
  for (const typed of text.normalize('NFD')) {
    // One of another shape is at most a few letters; what has no plain shape stays as it is.
    const folded = typed.normalize('NFKC').toLowerCase().normalize('NFD');
    const point = [...folded].length === 1 ? folded : typed.toLowerCase();
    const isOdd = point !== typed.toLowerCase() || lookAlikes.has(point);
    const last = glyphs.at(-1);
    if (/\p{M}/u.test(point)) {
      if (last && apart === '') markIt(last, point);
      continue;
    }
    const base = baseOf(point);
    if (base === undefined) {
      if (!/\p{Cf}/u.test(point)) apart = /\s/.test(point) ? 'space' : apart === 'space' ? 'space' : 'sign';
      continue;
    }
    if (apart === '' && last?.base === base) {
      last.run += 1;
      if (point === 'đ') last.mark = '-';
    } else glyphs.push({ base, mark: point === 'đ' ? '-' : '', tone: '', run: 1, odd: isOdd, apart });
    apart = '';
  }
  return glyphs;
}

function baseOf(point: string): string | undefined {
  if (point === 'đ' || point === 'ð') return 'd';
  const base = lookAlikes.get(point) ?? point;
  return isLetter(base) || base in signLetters || base === '2' ? base : undefined;
}

/** The marks of a letter that is typed several times are those of any of them. */
function markIt(glyph: Glyph, point: string): void {
  if (tones.includes(point)) glyph.tone = point;
  const mark = marks[point];
  if (mark !== undefined) glyph.mark = mark;
  else if (!tones.includes(point)) glyph.odd = true;
}
