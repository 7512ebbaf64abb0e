/** Ends of names that lead somewhere; what else stands behind a dot is the end of a sentence. */
const ends =
  'com|net|org|vn|info|biz|shop|store|online|site|xyz|top|club|link|live|me|app|io|co|ly|gg|page|asia|tv|cc|win|bet|vip|pro';
const full = /(?:https?:\/\/|www\.)[^\s<>"”]+/giu;
/** A name of two letters or more, so that “v.v” and “1.5kg” are none; its end stands alone. */
const bare = new RegExp(
  `(?<![\\p{L}\\p{N}@])(?:[a-z0-9][a-z0-9-]{0,40}\\s?\\.\\s?){1,4}(?:${ends})(?![\\p{L}\\p{N}])(?:/[^\\s<>"”]*)?`,
  'giu',
);
const spoken = new RegExp(
  `(?<![\\p{L}\\p{N}])[a-z0-9][a-z0-9-]{1,40}\\s*(?:\\(\\s*)?(?:chấm|cham|dot)(?:\\s*\\))?\\s*(?:${ends})(?![\\p{L}\\p{N}])`,
  'giu',
);
const masked = '•••';
const spaced = /\s\./;

/** A public line with every link masked; nothing else is changed. */
export function maskLinks(text: string): string {
  return text
    .replace(full, masked)
    .replace(spoken, masked)
    .replace(bare, (found) => (isName(found) ? masked : found));
}

/** “ngon.me ơi” may be a sentence without its space: a space beside the dot needs a name that is known to lead away. */
function isName(found: string): boolean {
  // A capital behind the dot begins a sentence.
  if (/\.\s?\p{Lu}\p{Ll}/u.test(found)) return false;
  const isSpaced = spaced.test(found) || /\.\s/.test(found);
  return !isSpaced || /\.\s?(?:com|net|org|vn)(?:\b|\/)/i.test(found);
}
