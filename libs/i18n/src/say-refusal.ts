import type { Refusal, RefusalCode, RefusalOf } from '@chophien/contracts';

/** What to say to each refusal. A new code does not compile until every language has words for it. */
export type RefusalWords = { [Code in RefusalCode]: (refusal: RefusalOf<Code>) => string };

/** The words for one refusal. */
export function sayRefusal(words: RefusalWords, refusal: Refusal): string {
  return say(words, refusal.code, refusal);
}

function say<Code extends RefusalCode>(words: RefusalWords, code: Code, refusal: Refusal): string {
  return holds(code, refusal) ? words[code](refusal) : '';
}

function holds<Code extends RefusalCode>(code: Code, refusal: Refusal): refusal is RefusalOf<Code> {
  return refusal.code === code;
}
