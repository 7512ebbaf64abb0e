import type { ReactNode } from 'react';
import styles from './samples.module.css';

/** One state of a component, with the name it has in the code. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.stateName}>{name}</p>
      {children}
    </div>
  );
}

export function States({ children }: { children: ReactNode }) {
  return <div className={styles.states}>{children}</div>;
}
