import styles from './stock-bar.module.css';

type StockBarProps = {
  /** The same as the bar, in words. */
  label: string;
  left: number;
  cap: number;
};

/** How much is left of what there was. The words say it too; the colour is never alone. */
export function StockBar({ label, left, cap }: StockBarProps) {
  const share = cap === 0 ? 0 : Math.min(1, Math.max(0, left / cap));
  return (
    <div className={styles.stock} data-low={share <= 0.15 || undefined}>
      <Track share={share} />
      <p className={styles.words}>{label}</p>
    </div>
  );
}

/** How far something is, from 0 to 1; what it says stands in words beside it. */
export function Track({ share }: { share: number }) {
  return (
    <div className={styles.track} aria-hidden="true">
      <div className={styles.fill} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
