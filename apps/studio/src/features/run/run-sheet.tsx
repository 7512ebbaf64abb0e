import type { ShowView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { RefusalLine } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useStudioWords } from '../../app/language.js';
import { NextButton } from './next-button.js';
import { RunList } from './run-list.js';
import styles from './run.module.css';
import { useRun } from './use-run.js';

/** The run of the show: planned before it, and gone through on air. */
export function RunSheet({ show, onClose }: { show: ShowView; onClose: () => void }) {
  const { run: words } = useStudioWords();
  const run = useRun(show.id);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <RefusalLine refusal={run.refusal} />
      <RunList run={run} />
      {shopIsOpen(show.state) && run.bag.length > 0 && (
        <div className={styles.stay}>
          <NextButton run={run} />
        </div>
      )}
    </Sheet>
  );
}
