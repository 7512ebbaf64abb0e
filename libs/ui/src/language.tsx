import {
  isLanguage,
  languageNames,
  languages,
  type AllMessages,
  type LanguageStore,
  type Messages,
} from '@chophien/i18n';
import { Languages } from 'lucide-react';
import { createContext, use, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import styles from './language.module.css';

type Store = LanguageStore<Messages, AllMessages>;

const LanguageContext = createContext<Store | undefined>(undefined);

/** Carries the store, not its words: a change of language paints the readers and restarts nothing. */
export function LanguageProvider({ store, children }: { store: Store; children: ReactNode }) {
  const { language } = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={store}>{children}</LanguageContext>;
}

/** The reader's language, its words, and the way to another one. */
export function useLanguage() {
  const store = useContext(LanguageContext);
  if (store === undefined) throw new Error('outside a language');
  const { language, words } = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const choose = (value: string) => (isLanguage(value) ? void store.choose(value) : undefined);
  return { language, words, choose, store };
}

/** The words that are there from the start. */
export function useWords(): Messages {
  return useLanguage().words;
}

/** Waits (in the Suspense around it) until all words are here. */
export function AllWords({ children }: { children: ReactNode }) {
  const { store } = useLanguage();
  if (!store.isComplete()) use(store.complete());
  return children;
}

/** All words: for parts that stand within `AllWords`. */
export function useAllWords(): AllMessages {
  const { words } = useLanguage();
  if (!('refusals' in words)) throw new Error('outside AllWords');
  return words;
}

/** The choice of language, by the device's own list. */
export function LanguagePicker() {
  const { language, words, choose } = useLanguage();
  return (
    <span className={styles.picker}>
      <Languages aria-hidden="true" size={20} />
      <select
        aria-label={words.common.language}
        value={language}
        onChange={({ target: { value } }) => choose(value)}
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
