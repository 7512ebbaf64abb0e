import { Minus, Plus } from 'lucide-react';
import { IconButton } from './button.js';
import styles from './stepper.module.css';

type StepperProps = {
  /** What is being counted, for those who hear it. */
  label: string;
  /** The amount as it is read, unit included. */
  value: string;
  lessLabel: string;
  moreLabel: string;
  onLess: (() => void) | undefined;
  onMore: (() => void) | undefined;
};

/** Less and more around an amount. A way that is shut keeps its button and its focus. */
export function Stepper({ label, value, lessLabel, moreLabel, onLess, onMore }: StepperProps) {
  return (
    <div role="group" aria-label={label} className={styles.stepper}>
      <IconButton label={lessLabel} size="air" aria-disabled={onLess === undefined} onClick={onLess}>
        <Minus aria-hidden="true" />
      </IconButton>
      <output className={styles.value} aria-live="polite">
        {value}
      </output>
      <IconButton label={moreLabel} size="air" aria-disabled={onMore === undefined} onClick={onMore}>
        <Plus aria-hidden="true" />
      </IconButton>
    </div>
  );
}
