import { isLanguage, languageNames, languages, type LanguageStore, type Messages } from '@chophien/i18n';
import { Languages } from 'lucide-react';
import { createContext, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import styles from './language.module.css';

const LanguageContext = createContext<LanguageStore<Messages> | undefined>(undefined);

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

function useLanguage() {
  const store = useContext(LanguageContext);
  if (store === undefined) throw new Error('outside a language');
  return { store, ...useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot) };
}

export function useWords(): Messages {
  return useLanguage().words;
}

/** The choice of language, by the device's own list. */
export function LanguagePicker({ over = false }: { over?: boolean }) {
  const { store, language, words } = useLanguage();
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
