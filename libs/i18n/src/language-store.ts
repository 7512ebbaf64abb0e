import type { Language } from './languages.js';

export type LanguageState<Words> = { language: Language; words: Words };

export type LanguageStore<First, All extends First = First> = {
  getSnapshot: () => LanguageState<First | All>;
  subscribe: (listener: () => void) => () => void;
  /** Takes effect when the words have come; until then everything reads as before. */
  choose: (language: Language) => Promise<void>;
  /** Fetches what is not needed at once. The same promise until it has failed. */
  complete: () => Promise<void>;
  isComplete: () => boolean;
};

type Parts<First, All extends First> = {
  /** What is needed at once. */
  load: (language: Language) => Promise<First>;
  loadAll: (language: Language) => Promise<All>;
  /** Keeps a choice for the next visit. */
  keep: (language: Language) => void;
};

/**
 * The language of one reader, changed without a reload. Answers when the first words are there; a lost language file
 * does not keep the market closed: it opens in Vietnamese.
 */
export async function openLanguage<First, All extends First>(
  first: Language,
  parts: Parts<First, All>,
): Promise<LanguageStore<First, All>> {
  const opened = async (language: Language) => ({ language, words: await parts.load(language) });
  return languageStore(await opened(first).catch(() => opened('vi')), parts);
}

/** As `openLanguage`, with the first words at hand; `isAll` when they are all. */
export function languageStore<First, All extends First>(
  first: LanguageState<First>,
  { load, loadAll, keep }: Parts<First, All>,
  isAll = false,
): LanguageStore<First, All> {
  const listeners = new Set<() => void>();
  let state: LanguageState<First | All> = first;
  let wanted = state.language;
  let whole = isAll;
  let completing: Promise<void> | undefined;

  /** True when it took effect: a later choice may have overtaken these words on their way. */
  const take = async (language: Language, isWhole: boolean): Promise<boolean> => {
    wanted = language;
    const words = await (isWhole ? loadAll(language) : load(language));
    if (wanted !== language || (whole && !isWhole)) return false;
    whole = isWhole;
    state = { language, words };
    for (const listener of listeners) listener();
    return true;
  };
  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose: async (language) => {
      if (await take(language, whole || completing !== undefined)) keep(language);
    },
    complete: () => {
      completing ??= (whole ? Promise.resolve() : take(wanted, true).then(() => undefined)).catch(
        (lost: unknown) => {
          completing = undefined;
          throw lost;
        },
      );
      return completing;
    },
    isComplete: () => whole,
  };
}
