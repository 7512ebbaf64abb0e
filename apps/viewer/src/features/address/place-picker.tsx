import type { CommuneView, ProvinceView } from '@chophien/contracts';
import { Opening, Refused, useRead, useAllWords } from '@chophien/ui';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import styles from './address.module.css';
import { PlaceList } from './place-list.js';

type PlacePickerProps = { fault: string | undefined; onChoose: (commune: CommuneView | undefined) => void };

/** Province, then commune, each found by a few letters without accents. */
export function PlacePicker({ fault, onChoose }: PlacePickerProps) {
  const { address: words } = useAllWords();
  const [province, setProvince] = useState<ProvinceView>();
  const [commune, setCommune] = useState<CommuneView>();
  const take = (next: CommuneView | undefined) => {
    setCommune(next);
    onChoose(next);
  };
  return (
    <div className={styles.places}>
      {province === undefined ? (
        <Provinces onChoose={setProvince} />
      ) : (
        <Chosen
          label={words.province}
          name={province.name}
          onChange={() => {
            setProvince(undefined);
            take(undefined);
          }}
        />
      )}
      {province !== undefined && commune === undefined && (
        <Communes key={province.code} province={province} onChoose={take} />
      )}
      {commune !== undefined && (
        <Chosen label={words.commune} name={commune.name} onChange={() => take(undefined)} />
      )}
      <p role="alert" className={styles.fault}>
        {fault}
      </p>
    </div>
  );
}

function Provinces({ onChoose }: { onChoose: (province: ProvinceView) => void }) {
  const { http } = useMarket();
  const { address: words } = useAllWords();
  const { reading, again } = useRead('provinces', http.provinces);
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  return <PlaceList label={words.chooseProvince} places={reading.value} onChoose={onChoose} />;
}

type CommunesProps = { province: ProvinceView; onChoose: (commune: CommuneView) => void };

function Communes({ province, onChoose }: CommunesProps) {
  const { http } = useMarket();
  const { address: words } = useAllWords();
  const { reading, again } = useRead(province.code, () => http.communes(province.code));
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  return <PlaceList label={words.chooseCommune} places={reading.value} onChoose={onChoose} />;
}

function Chosen({ label, name, onChange }: { label: string; name: string; onChange: () => void }) {
  const { address: words } = useAllWords();
  return (
    <p className={styles.chosen}>
      <span>
        <span className={styles.soft}>{label}</span>
        <strong>{name}</strong>
      </span>
      <button
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
