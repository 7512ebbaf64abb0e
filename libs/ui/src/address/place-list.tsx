import { useRef, useState } from 'react';
import { Field } from '../field.js';
import { useAllWords } from '../language.js';
import { findPlaces, type Place } from './find-places.js';
import styles from './places.module.css';

type PlaceListProps<P extends Place> = {
  label: string;
  places: readonly P[];
  focus: ((box: HTMLInputElement | null) => void) | undefined;
  onChoose: (place: P) => void;
};

/** A list one narrows by typing; Enter takes the only one left. */
export function PlaceList<P extends Place>({ label, places, focus, onChoose }: PlaceListProps<P>) {
  const { address: words } = useAllWords();
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLDivElement>(null);
  // The list is what one looks at while typing: the keyboard must not cover it.
  const show = () => box.current?.scrollIntoView({ block: 'start' });
  const found = findPlaces(places, typed);
  const [only] = found.length === 1 ? found : [];
  return (
    <div ref={box} className={styles.finder}>
      <Field
        ref={focus}
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
          if (only !== undefined) onChoose(only.place);
        }}
      />
      {found.length === 0 && <p role="status">{words.none(typed)}</p>}
      <ul className={styles.found} aria-label={label}>
        {found.map(({ place, former }) => (
          <li key={place.code}>
            <button type="button" className={styles.place} onClick={() => onChoose(place)}>
              {place.name}
              {former !== undefined && <span className={styles.soft}>{words.formerly(former)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
