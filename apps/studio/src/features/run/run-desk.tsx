import { IconButton } from '@chophien/ui';
import { ListOrdered } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { NextButton } from './next-button.js';
import styles from './run.module.css';
import { TurnClock } from './turn-clock.js';
import type { Run } from './use-run.js';

type RunDeskProps = { run: Run; pinnedId: string | null; onOpen: () => void };

/** The run under the host's thumb: how long the pinned one has been on, and the next. */
export function RunDesk({ run, pinnedId, onOpen }: RunDeskProps) {
  const { run: words } = useStudioWords();
  const { turn, bag } = run;
  const current = bag.find(({ id }) => id === turn?.offerId);
  return (
    <>
      {turn !== null && current !== undefined && turn.offerId === pinnedId && (
        <TurnClock turn={turn} plan={current.plan} />
      )}
      <div className={styles.desk}>
        <NextButton run={run} />
        <IconButton size="air" label={words.title} onClick={onOpen}>
          <ListOrdered aria-hidden="true" />
        </IconButton>
      </div>
    </>
  );
}
