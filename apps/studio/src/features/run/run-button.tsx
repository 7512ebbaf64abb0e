import { Button } from '@chophien/ui';
import { ListOrdered } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import styles from './run.module.css';

export function RunButton({ onOpen }: { onOpen: () => void }) {
  const { run: words } = useStudioWords();
  return (
    <Button size="air" className={styles.open} onClick={onOpen}>
      <ListOrdered aria-hidden="true" size={20} />
      {words.open}
    </Button>
  );
}
