import { Button } from '@chophien/ui';
import { ListOrdered } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import styles from './run.module.css';

/** The way to the run; `short` where it stands beside others. */
export function RunButton({ short = false, onOpen }: { short?: boolean; onOpen: () => void }) {
  const { run: words } = useStudioWords();
  return (
    <Button size="air" className={styles.open} data-short={short || undefined} onClick={onOpen}>
      <ListOrdered aria-hidden="true" size={20} />
      {short ? words.openShort : words.open}
    </Button>
  );
}
