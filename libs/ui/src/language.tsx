import {
  isLanguage,
  languageNames,
  languages,
  vi,
  type LanguageState,
  type LanguageStore,
  type Messages,
} from '@chophien/i18n';
import { Languages } from 'lucide-react';
import { createContext, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import styles from './language.module.css';

const still: LanguageState<Messages> = { language: 'vi', words: vi };
const sourceOnly: LanguageStore<Messages> = {
  getSnapshot: () => still,
  subscribe: () => () => undefined,
  choose: () => Promise.resolve(),
  ready: Promise.resolve(),
};
const LanguageContext = createContext(sourceOnly);

/** Carries the store, not its words: a change of language paints the readers and restarts nothing. */
export function LanguageProvider({
  store,
  children,
}: {
  store: LanguageStore<Messages>;
  children: ReactNode;
}) {
  const { language } = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={store}>{children}</LanguageContext>;
}

export function useWords(): Messages {
  const store = useContext(LanguageContext);
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot).words;
}

/** The choice of language, by the device's own list. */
export function LanguagePicker({ over = false }: { over?: boolean }) {
  const store = useContext(LanguageContext);
  const { language, words } = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  return (
    <span className={styles.picker} data-over={over || undefined}>
      <Languages aria-hidden="true" size={20} />
      <select
        aria-label={words.common.language}
        value={language}
        onChange={({ target: { value } }) => (isLanguage(value) ? void store.choose(value) : undefined)}
      >
        {languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
