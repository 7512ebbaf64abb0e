import type { StudioHomeView } from '@chophien/contracts';
import { useId } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './home.module.css';

type BoothChoiceProps = {
  booths: StudioHomeView['booths'];
  value: string;
  onChoose: (boothId: string) => void;
};

export function BoothChoice({ booths, value, onChoose }: BoothChoiceProps) {
  const { home } = useStudioWords();
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{home.planBooth}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {booths.map((booth) => (
          <option key={booth.id} value={booth.id}>
            {booth.name}
          </option>
        ))}
      </select>
    </div>
  );
}
