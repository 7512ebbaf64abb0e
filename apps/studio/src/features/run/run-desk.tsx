import { NextButton } from './next-button.js';
import { TurnClock } from './turn-clock.js';
import type { Run } from './use-run.js';

/** The run under the host's thumb: how long the pinned one has been on, and the next. */
export function RunDesk({ run, pinnedId }: { run: Run; pinnedId: string | null }) {
  const { turn, bag } = run;
  const current = bag.find(({ id }) => id === turn?.offerId);
  return (
    <>
      {turn !== null && current !== undefined && turn.offerId === pinnedId && (
        <TurnClock turn={turn} plan={current.plan} />
      )}
      <NextButton run={run} />
    </>
  );
}
