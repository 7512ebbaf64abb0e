import { chooseLanguage, type Language } from './languages.js';
import type { FetchedLanguage } from './load.js';

export type LanguageState<Words> = { language: Language; words: Words };

export type LanguageStore<Words> = {
  getSnapshot: () => LanguageState<Words>;
  subscribe: (listener: () => void) => () => void;
  /** Takes effect when the words have come; until then everything reads as before. */
  choose: (language: Language) => Promise<void>;
  /** The first words are there: resolved at once for the source language. */
  ready: Promise<void>;
};

type Parts<Words> = {
  source: Words;
  load: (language: FetchedLanguage) => Promise<Words>;
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  preferred: readonly string[];
};

type Storage = { getItem: (key: string) => string | null; setItem: (key: string, value: string) => void };

const storageKey = 'chophien.language';

/** The language of one reader: kept on the device, changed without a reload. */
export function createLanguageStore<Words>(parts: Parts<Words>): LanguageStore<Words> {
  const listeners = new Set<() => void>();
  let state: LanguageState<Words> = { language: 'vi', words: parts.source };
  let wanted: Language = 'vi';

  /** True when it took effect: a later choice may have overtaken its words on their way. */
  const take = async (language: Language): Promise<boolean> => {
    wanted = language;
    const words = language === 'vi' ? parts.source : await parts.load(language);
    if (wanted !== language) return false;
    state = { language, words };
    for (const listener of listeners) listener();
    return true;
  };
  const first = chooseLanguage(
    quietly(() => parts.storage?.getItem(storageKey) ?? null) ?? null,
    parts.preferred,
  );
  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose: async (language) => {
      if (await take(language)) quietly(() => parts.storage?.setItem(storageKey, language));
    },
    // A lost language file must not keep the market closed: it opens in Vietnamese.
    ready: take(first)
      .catch(() => take('vi'))
      .then(() => undefined),
  };
}

/** Storage may be walled off (private windows): the choice is then only for this visit. */
function quietly<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
