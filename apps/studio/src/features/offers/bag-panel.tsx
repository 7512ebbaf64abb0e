import type { ShowView } from '@chophien/contracts';
import { PanelBoundary } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { RunButton } from '../run/run-button.js';
import { BagList } from './bag-list.js';
import styles from './bag-sheet.module.css';

/** On a desk the bag lies open beside the picture. */
export function BagPanel({ show, onRun }: { show: ShowView; onRun: () => void }) {
  const { bag } = useStudioWords();
  return (
    <section className={styles.panel} aria-label={bag.title}>
      <PanelBoundary>
        <RunButton onOpen={onRun} />
        <BagList show={show} />
      </PanelBoundary>
    </section>
  );
}
