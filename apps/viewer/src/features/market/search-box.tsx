import { IconButton, useAllWords, useTypedEarly } from '@chophien/ui';
import { Search, X } from 'lucide-react';
import styles from './search-box.module.css';

/** Finds as it is typed into; there is nothing to send. */
export function SearchBox({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const { market } = useAllWords();
  const box = useTypedEarly(onType);
  const clear = () => {
    onType('');
    box.current?.focus();
  };
  return (
    <search className={styles.search}>
      <Search aria-hidden="true" size={20} className={styles.glass} />
      <input
        ref={box}
        type="search"
        className={styles.input}
        aria-label={market.search}
        placeholder={market.search}
        value={typed}
        maxLength={80}
        enterKeyHint="search"
        autoComplete="off"
        onChange={({ target }) => onType(target.value)}
      />
      {typed !== '' && (
        <IconButton tone="quiet" label={market.clear} className={styles.clear} onClick={clear}>
          <X aria-hidden="true" size={20} />
        </IconButton>
      )}
    </search>
  );
}
