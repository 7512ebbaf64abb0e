// Controls, line and paragraph separators, zero-width and direction characters: nothing of what people mean is in them.
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

// Half of a pair that stands alone is no character; JSON in the database refuses it.
const halves = /\p{Cs}/gu;

/** Words as they are kept: composed characters, nothing that cannot be seen, single spaces, none at the ends. */
export function cleanText(typed: string): string {
  const whole = typed.replace(halves, '\uFFFD').normalize('NFC');
  return whole.replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
}
