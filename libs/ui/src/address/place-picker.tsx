import type { Result } from '@chophien/domain';
import type { Refusal } from '@chophien/i18n';
import { useState } from 'react';
import { useAllWords } from '../language.js';
import { Opening } from '../opening.js';
import { Refused } from '../refused.js';
import { useRead } from '../use-read.js';
import type { Place } from './find-places.js';
import { PlaceList } from './place-list.js';
import styles from './places.module.css';

/** Where the lists come from. */
export type PlaceDoors = {
  provinces: () => Promise<Result<readonly Place[], Refusal>>;
  communes: (provinceCode: string) => Promise<Result<readonly Place[], Refusal>>;
};

type ChosenPlace = { province: Place | undefined; commune: Place | undefined };
type PlacePickerProps = {
  chosen: ChosenPlace;
  fault: string | undefined;
  doors: PlaceDoors;
  onChoose: (chosen: Partial<ChosenPlace>) => void;
};

const focusIt = (part: HTMLElement | null) => part?.focus();

/** Province, then commune, each found by a few letters without accents. What comes next takes the focus. */
export function PlacePicker({ chosen: { province, commune }, fault, doors, onChoose }: PlacePickerProps) {
  const { address: words } = useAllWords();
  const [begun, setBegun] = useState(false);
  const focus = begun ? focusIt : undefined;
  const choose = (next: Partial<ChosenPlace>) => {
    setBegun(true);
    onChoose(next);
  };
  return (
    <div className={styles.places}>
      {province === undefined ? (
        <Provinces doors={doors} focus={focus} onChoose={(next) => choose({ province: next })} />
      ) : (
        <Chosen
          label={words.province}
          name={province.name}
          onChange={() => choose({ province: undefined, commune: undefined })}
        />
      )}
      {province !== undefined && commune === undefined && (
        <Communes
          key={province.code}
          province={province}
          doors={doors}
          focus={focus}
          onChoose={(next) => choose({ commune: next })}
        />
      )}
      {commune !== undefined && (
        <Chosen
          label={words.commune}
          name={commune.name}
          focus={focus}
          onChange={() => choose({ commune: undefined })}
        />
      )}
      <p role="alert" className={styles.fault}>
        {fault}
      </p>
    </div>
  );
}

type Focus = typeof focusIt | undefined;
type ProvincesProps = { doors: PlaceDoors; focus: Focus; onChoose: (place: Place) => void };

function Provinces({ doors, focus, onChoose }: ProvincesProps) {
  const { address: words } = useAllWords();
  const { reading, again } = useRead('provinces', doors.provinces);
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  return <PlaceList label={words.chooseProvince} places={reading.value} focus={focus} onChoose={onChoose} />;
}

function Communes({ province, doors, focus, onChoose }: ProvincesProps & { province: Place }) {
  const { address: words } = useAllWords();
  const { reading, again } = useRead(province.code, () => doors.communes(province.code));
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  return <PlaceList label={words.chooseCommune} places={reading.value} focus={focus} onChoose={onChoose} />;
}

type ChosenProps = { label: string; name: string; focus?: Focus; onChange: () => void };

function Chosen({ label, name, focus, onChange }: ChosenProps) {
  const { address: words } = useAllWords();
  return (
    <p className={styles.chosen}>
      <span>
        <span className={styles.soft}>{label}</span>
        <strong>{name}</strong>
      </span>
      <button
        ref={focus}
        type="button"
        className={styles.change}
        aria-label={`${words.change} ${label}`}
        onClick={onChange}
      >
        {words.change}
      </button>
    </p>
  );
}
