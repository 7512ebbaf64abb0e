import type { LotView } from '@chophien/contracts';
import { Button, Opening, Refused, type Reading } from '@chophien/ui';
import { Plus } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import type { BagLine } from './planning.js';
import styles from './plan.module.css';

type LotChoiceProps = {
  reading: Reading<LotView[]>;
  bag: readonly BagLine[];
  onAdd: (lot: LotView) => void;
  onRetry: () => void;
};

/** The booth's lots that are not in the bag yet, a tap each. */
export function LotChoice({ reading, bag, onAdd, onRetry }: LotChoiceProps) {
  const { plan: words } = useStudioWords();
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={onRetry} />;
  const lots = reading.value.filter(({ id }) => !bag.some(({ lot }) => lot.id === id));
  if (reading.value.length === 0) return <p className={styles.soft}>{words.noLots}</p>;
  return (
    <ul className={styles.lots} aria-label={words.lots}>
      {lots.map((lot) => (
        <li key={lot.id}>
          <Button size="air" className={styles.lot} onClick={() => onAdd(lot)}>
            <Plus aria-hidden="true" size={20} />
            <span>
              {lot.name}
              <small className={styles.origin}>{lot.grade ?? lot.origin}</small>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
