import { turnMinutes, type RunOffer, type RunTurn } from '@chophien/domain';
import { useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useEachSecond } from '../prices/rule-line.js';
import styles from './run.module.css';

/** How long the current one has been on, against its plan. Nobody hears it tick. */
export function TurnClock({ turn, plan }: { turn: RunTurn; plan: RunOffer['plan'] }) {
  const { run: words } = useStudioWords();
  const { formats } = useWords();
  const onMs = Math.max(0, useEachSecond() - turn.sinceMs);
  const minutes = turnMinutes(plan);
  const overMs = minutes === null ? 0 : onMs - minutes * 60_000;
  return (
    <p role="timer" aria-live="off" className={styles.clock} data-over={overMs > 0 || undefined}>
      <span>{words.on(formats.clock(onMs))}</span>
      {minutes !== null && <span>{words.of(formats.span(minutes * 60_000))}</span>}
      {overMs > 0 && <strong>{words.overBy(formats.clock(overMs))}</strong>}
    </p>
  );
}
