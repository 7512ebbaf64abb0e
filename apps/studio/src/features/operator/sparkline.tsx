import styles from './operator.module.css';

const [width, height] = [120, 32] as const;
const secondsMax = 60;

/** How a number went in the last minute, newest at the right; from zero, so that a calm line lies low. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <polyline points={pointsOf(values)} />
    </svg>
  );
}

export function pointsOf(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  const stepX = width / (secondsMax - 1);
  return values
    .map((value, at) => {
      const x = width - (values.length - 1 - at) * stepX;
      const y = height - 1 - (value / most) * (height - 2);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
