import { useWords } from './language.js';
import styles from './moment.module.css';

/** A day and a time by the market's clock, and for programs exactly. */
export function Moment({ atMs }: { atMs: number }) {
  return (
    <time className={styles.moment} dateTime={new Date(atMs).toISOString()}>
      {useWords().formats.dayAndTime(atMs)}
    </time>
  );
}

type CountdownProps = { leftMs: number; size?: 'm' | 'l'; soonMs?: number };

/** A clock that runs down; nobody hears it tick: who uses it says aloud when it matters. `soonMs`: from then on it warns. */
export function Countdown({ leftMs, size = 'm', soonMs = 60_000 }: CountdownProps) {
  return (
    <span
      role="timer"
      aria-live="off"
      className={styles.countdown}
      data-size={size}
      data-soon={leftMs <= soonMs || undefined}
    >
      {useWords().formats.clock(leftMs)}
    </span>
  );
}
