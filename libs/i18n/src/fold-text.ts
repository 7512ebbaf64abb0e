/** Text as a hurried thumb types it: no accents, no case, đ as d. Used on both sides of a search. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Every word typed begins some word of the name, in any order: "luc ngan", "ngan luc", "ng l". */
export function matchesTyped(name: string, typed: string): boolean {
  const words = foldText(name).split(' ');
  return foldText(typed)
    .split(' ')
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
}
