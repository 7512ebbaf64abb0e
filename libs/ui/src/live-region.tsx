import styles from './live-region.module.css';

/** Stands empty before it speaks, so that what it says is heard. */
export function LiveRegion({ text }: { text: string }) {
  return (
    <p role="status" className={styles.unseen}>
      {text}
    </p>
  );
}

/** A passing word at the top of the screen; said as well as shown. `soon`: what stands below it may be old. */
export function Toast({ text, soon = false }: { text: string | undefined; soon?: boolean }) {
  return (
    <p role="status" className={styles.toast} data-soon={soon || undefined}>
      {text}
    </p>
  );
}

export function Unseen({ children }: { children: string }) {
  return <span className={styles.unseen}>{children}</span>;
}
