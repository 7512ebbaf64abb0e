import type { Language } from './languages.js';

export type LanguageState<Words> = { language: Language; words: Words };

export type LanguageStore<Words> = {
  getSnapshot: () => LanguageState<Words>;
  subscribe: (listener: () => void) => () => void;
  /** Takes effect when the words have come; until then everything reads as before. */
  choose: (language: Language) => Promise<void>;
};

type Parts<Words> = {
  first: Language;
  load: (language: Language) => Promise<Words>;
  /** Keeps a choice for the next visit. */
  keep: (language: Language) => void;
};

/**
 * The language of one reader, changed without a reload. Answers when the first words are there; a lost language file
 * does not keep the market closed: it opens in Vietnamese.
 */
export async function openLanguage<Words>({
  first,
  load,
  keep,
}: Parts<Words>): Promise<LanguageStore<Words>> {
  const opened = async (language: Language) => ({ language, words: await load(language) });
  return languageStore(await opened(first).catch(() => opened('vi')), { load, keep });
}

/** As `openLanguage`, with the first words at hand. */
export function languageStore<Words>(
  first: LanguageState<Words>,
  { load, keep }: Pick<Parts<Words>, 'load' | 'keep'>,
): LanguageStore<Words> {
  const listeners = new Set<() => void>();
  let state = first;
  let wanted = state.language;
  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose: async (language) => {
      wanted = language;
      const words = await load(language);
      // A later choice may have overtaken these words on their way.
      if (wanted !== language) return;
      state = { language, words };
      for (const listener of listeners) listener();
      keep(language);
    },
  };
}
