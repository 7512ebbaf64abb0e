export type WordVerdict = 'hold' | 'block';
export type BlockedWord = { word: string; verdict: WordVerdict };
/** A list made ready once, to judge many lines with. */
export type WordList = readonly BlockedWord[];

const folded = (text: string) =>
  ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

export function readWordList(words: readonly BlockedWord[]): WordList {
  return words
    .map(({ word, verdict }) => ({ word: folded(word), verdict }))
    .filter(({ word }) => word.trim() !== '');
}

/** The strictest of the listed words that a line holds. */
export function findBlocked(list: WordList, text: string): BlockedWord | undefined {
  const line = folded(text);
  const found = list.filter(({ word }) => line.includes(word));
  return found.find(({ verdict }) => verdict === 'block') ?? found[0];
}
