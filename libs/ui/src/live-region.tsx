import styles from './live-region.module.css';

/** Stands empty before it speaks, so that what it says is heard. */
export function LiveRegion({ text }: { text: string }) {
  return (
    <p role="status" className={styles.unseen}>
      {text}
    </p>
  );
}

/** A passing word at the top of the screen; said as well as shown. */
export function Toast({ text }: { text: string | undefined }) {
  return (
    <p role="status" className={styles.toast}>
      {text}
    </p>
  );
}

export function Unseen({ children }: { children: string }) {
  return <span className={styles.unseen}>{children}</span>;
}
