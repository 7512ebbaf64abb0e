import {
  createLanguageStore,
  loadMessages,
  loadStudioMessages,
  studioVi,
  vi,
  type LanguageStore,
  type Messages,
  type StudioMessages,
} from '@chophien/i18n';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market's words and the studio's own, changed together. */
export type StudioWords = Messages & { studio: StudioMessages };

export function createLanguage(): LanguageStore<StudioWords> {
  return createLanguageStore<StudioWords>({
    source: { ...vi, studio: studioVi },
    load: async (language) => {
      const [words, studio] = await Promise.all([loadMessages(language), loadStudioMessages(language)]);
      return { ...words, studio };
    },
    storage: window.localStorage,
    preferred: navigator.languages,
  });
}

export const StudioLanguageContext = createContext<LanguageStore<StudioWords> | undefined>(undefined);

export function useStudioWords(): StudioMessages {
  const store = useContext(StudioLanguageContext);
  if (store === undefined) throw new Error('outside the studio');
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot).words.studio;
}
