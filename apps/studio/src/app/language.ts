import {
  chooseLanguage,
  keptLanguage,
  languageCookie,
  loadMessages,
  loadStudioMessages,
  openLanguage,
  type LanguageStore,
  type Messages,
  type StudioMessages,
} from '@chophien/i18n';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market's words and the studio's own, changed together. */
export type StudioWords = Messages & { studio: StudioMessages };

export function openStudioLanguage(): Promise<LanguageStore<StudioWords>> {
  return openLanguage<StudioWords>({
    first: chooseLanguage(keptLanguage(document.cookie), navigator.languages),
    load: async (language) => {
      const [words, studio] = await Promise.all([loadMessages(language), loadStudioMessages(language)]);
      return { ...words, studio };
    },
    keep: (language) => {
      document.cookie = languageCookie(language);
    },
  });
}

export const StudioLanguageContext = createContext<LanguageStore<StudioWords> | undefined>(undefined);

export function useStudioWords(): StudioMessages {
  const store = useContext(StudioLanguageContext);
  if (store === undefined) throw new Error('outside the studio');
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot).words.studio;
}
