import { sayRefusal, type Refusal, type RefusalWords } from '@chophien/i18n';
import { Button } from './button.js';
import { useAllWords } from './language.js';
import styles from './refused.module.css';

type RefusalLineProps = {
  refusal: Refusal | undefined;
  /** Words to somebody else than the buyer, in place of the usual ones. */
  instead?: Partial<RefusalWords>;
};

/** A refusal in words, heard at once; empty until there is one. */
export function RefusalLine({ refusal, instead }: RefusalLineProps) {
  const words = useAllWords();
  return (
    <p role="alert" className={styles.line}>
      {refusal && sayRefusal({ ...words.refusals, ...instead }, refusal)}
    </p>
  );
}

/** A reading that was refused: why, and once more. */
export function Refused({ refusal, onRetry }: { refusal: Refusal; onRetry: () => void }) {
  const words = useAllWords();
  return (
    <div className={styles.refused} role="alert">
      <p>{sayRefusal(words.refusals, refusal)}</p>
      <Button onClick={onRetry}>{words.common.retry}</Button>
    </div>
  );
}
