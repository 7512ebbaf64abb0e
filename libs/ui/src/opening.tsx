import { useWords } from './language.js';
import styles from './opening.module.css';

/** Drawn only when the wait is long enough to be noticed. */
export function Opening() {
  return (
    <p role="status" className={styles.opening}>
      {useWords().common.loading}
    </p>
  );
}
