import type { Unit } from '@chophien/domain';
import { Button, RefusalLine, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import styles from './caps.module.css';
import type { ChangingCap } from './changing-cap.js';

type CapOutcomeProps = {
  changing: ChangingCap;
  unit: Unit;
  onSend: (to: number) => void;
  /** What stands is left as it is. */
  onKeep: () => void;
};

/** Why a cap was not changed, and the taps that go on from there. */
export function CapOutcome({ changing, unit, onSend, onKeep }: CapOutcomeProps) {
  const { caps } = useStudioWords();
  const { formats } = useWords();
  const said = (amount: number) => formats.amount(amount, unit);
  return (
    <>
      <RefusalLine refusal={changing.at === 'writing' ? changing.refusal : undefined} />
      <div role="alert">
        {changing.at === 'conflict' && (
          <div className={styles.told}>
            <p>{caps.conflict(said(changing.seen), said(changing.to))}</p>
            <div className={styles.ways}>
              <Button size="air" onClick={onKeep}>
                {caps.keep(said(changing.seen))}
              </Button>
              <Button size="air" onClick={() => onSend(changing.to)}>
                {caps.set(said(changing.to))}
              </Button>
            </div>
          </div>
        )}
        {changing.at === 'too_low' && (
          <div className={styles.told}>
            <p>{caps.tooLow(said(changing.least))}</p>
            <Button size="air" onClick={() => onSend(changing.least)}>
              {caps.set(said(changing.least))}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
