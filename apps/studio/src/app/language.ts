import {
  chooseLanguage,
  keptLanguage,
  languageCookie,
  loadAllMessages,
  loadStudioMessages,
  openLanguage,
  type AllMessages,
  type Language,
  type LanguageStore,
  type StudioMessages,
} from '@chophien/i18n';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market's words and the studio's own, changed together. */
export type StudioWords = AllMessages & { studio: StudioMessages };

export function openStudioLanguage(): Promise<LanguageStore<StudioWords>> {
  const load = async (language: Language) => {
    const [words, studio] = await Promise.all([loadAllMessages(language), loadStudioMessages(language)]);
    return { ...words, studio };
  };
  return openLanguage<StudioWords, StudioWords>(
    chooseLanguage(keptLanguage(document.cookie), navigator.languages),
    {
      load,
      loadAll: load,
      keep: (language) => {
        document.cookie = languageCookie(language);
      },
    },
  );
}

export const StudioLanguageContext = createContext<LanguageStore<StudioWords> | undefined>(undefined);

export function useStudioWords(): StudioMessages {
  const store = useContext(StudioLanguageContext);
  if (store === undefined) throw new Error('outside the studio');
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot).words.studio;
}
