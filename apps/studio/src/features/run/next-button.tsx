import { nextInRun } from '@chophien/domain';
import { Button, RefusalLine } from '@chophien/ui';
import { SkipForward } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { usePlanWords } from './plan-words.js';
import styles from './run.module.css';
import { useNext } from './use-next.js';
import type { Run } from './use-run.js';

/** One tap: the next of the bag is pinned and its planned price begins. */
export function NextButton({ run }: { run: Run }) {
  const { run: words } = useStudioWords();
  const say = usePlanWords();
  const { going, next: go } = useNext(run);
  const { next } = nextInRun(run.bag, run.turn?.offerId ?? null);
  const busy = going.at === 'going';
  const passed = (going.passed ?? []).map(({ name, why }) => `${name} (${words.why[why]})`);
  return (
    <div className={styles.next}>
      <RefusalLine refusal={going.refusal} />
      {/* Stands empty before it speaks. */}
      <p role="status" className={styles.passed}>
        {passed.length > 0 && words.passed(passed)}
      </p>
      <Button tone="leaf" size="air" busy={busy} onClick={go}>
        <SkipForward aria-hidden="true" size={24} />
        <span className={styles.nextWords}>
          {busy ? words.going : words.next}
          <small className={styles.nextName}>{next?.name ?? words.none}</small>
          {next?.plan.price && <small className={styles.nextPrice}>{say(next.plan.price, next.unit)}</small>}
        </span>
      </Button>
    </div>
  );
}
