import { sayRefusal, type Refusal } from '@chophien/i18n';
import { Button } from './button.js';
import { useAllWords } from './language.js';
import styles from './refused.module.css';

/** A refusal in words, heard at once; empty until there is one. */
export function RefusalLine({ refusal }: { refusal: Refusal | undefined }) {
  const words = useAllWords();
  return (
    <p role="alert" className={styles.line}>
      {refusal && sayRefusal(words.refusals, refusal)}
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
