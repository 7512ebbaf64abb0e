import type { Unit } from '@chophien/domain';
import { useWords } from './language.js';
import styles from './price.module.css';

/** A price: the figure large, its unit always beside it. */
export function Price({ dong, unit, size = 'm' }: { dong: number; unit: Unit; size?: 's' | 'm' | 'l' }) {
  const { figure, per } = useWords().formats.priceParts(dong, unit);
  return (
    <span className={styles.price} data-size={size}>
      <span className={styles.figure}>{figure}</span> <span className={styles.per}>{per}</span>
    </span>
  );
}

/** A sum of money, never broken over two lines. */
export function Money({ dong }: { dong: number }) {
  return <span className={styles.money}>{useWords().formats.money(dong)}</span>;
}

/** A weight or a count of pieces, in the reader's figures. */
export function Weight({ amount, unit }: { amount: number; unit: Unit }) {
  return <span className={styles.weight}>{useWords().formats.amount(amount, unit)}</span>;
}
