import { matchesTyped } from '@chophien/i18n';
import { Field, useAllWords } from '@chophien/ui';
import { useRef, useState } from 'react';
import styles from './address.module.css';

type Place = { code: string; name: string };
type PlaceListProps<P extends Place> = { label: string; places: readonly P[]; onChoose: (place: P) => void };

/** A list one narrows by typing; Enter takes the only one left. */
export function PlaceList<P extends Place>({ label, places, onChoose }: PlaceListProps<P>) {
  const { address: words } = useAllWords();
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLDivElement>(null);
  // The list is what one looks at while typing: the keyboard must not cover it.
  const show = () => box.current?.scrollIntoView({ block: 'start' });
  const found = places.filter(({ name }) => matchesTyped(name, typed));
  const [only] = found.length === 1 ? found : [];
  return (
    <div ref={box} className={styles.finder}>
      <Field
        label={label}
        hint={words.search}
        type="search"
        value={typed}
        autoComplete="off"
        onFocus={show}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (only !== undefined) onChoose(only);
        }}
      />
      {found.length === 0 && <p role="status">{words.none(typed)}</p>}
      <ul className={styles.found} aria-label={label}>
        {found.map((place) => (
          <li key={place.code}>
            <button type="button" className={styles.place} onClick={() => onChoose(place)}>
              {place.name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
