import type { ComponentProps } from 'react';
import styles from './chip.module.css';

/** One of a few ready choices; pressed when it is the one. */
export function Chip({ pressed, ...rest }: ComponentProps<'button'> & { pressed: boolean }) {
  return <button {...rest} type="button" aria-pressed={pressed} className={styles.chip} />;
}
