import { useAllWords, useOnline } from '@chophien/ui';
import type { Kept } from './shelf.js';
import styles from './orders.module.css';

/** Says plainly that what stands below is not of now, and of when it is. */
export function AsOf({ kept: { readAtMs, isOld } }: { kept: Pick<Kept, 'readAtMs' | 'isOld'> }) {
  const { offline } = useAllWords();
  const say = useOnline() ? offline.unreachedAsOf : offline.asOf;
  return (
    <p role="status" className={styles.asOf}>
      {say(readAtMs, isOld)}
    </p>
  );
}
