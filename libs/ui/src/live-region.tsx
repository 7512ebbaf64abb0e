import styles from './live-region.module.css';

/** Stands empty before it speaks, so that what it says is heard. */
export function LiveRegion({ text }: { text: string }) {
  return (
    <p role="status" className={styles.unseen}>
      {text}
    </p>
  );
}

/** A word at the top of the screen for as long as it is true; said as well as shown. `soon`: what stands below it may be old. */
export function StatusLine({ text, soon = false }: { text: string | undefined; soon?: boolean }) {
  return (
    <p role="status" className={styles.status} data-soon={soon || undefined}>
      {text}
    </p>
  );
}

export function Unseen({ children }: { children: string }) {
  return <span className={styles.unseen}>{children}</span>;
}
