import type { ProcessSecond } from '@chophien/contracts';
import { useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import styles from './operator.module.css';
import { Sparkline } from './sparkline.js';

/** What moves by the second: the number now, and how it went. */
export function Gauges({ seconds }: { seconds: readonly ProcessSecond[] }) {
  const { operator: words } = useStudioWords();
  const { formats } = useWords();
  const ms = (value: number) => words.ms(Math.round(value));
  return (
    <section className={styles.section}>
      <h2>{words.now}</h2>
      <dl className={styles.gauges}>
        <Gauge name={words.sockets} values={seconds.map((each) => each.sockets)} say={formats.count} />
        <Gauge name={words.frames} values={seconds.map((each) => each.frames)} say={formats.count} />
        <Gauge name={words.tick} values={seconds.map((each) => each.tickMs)} say={ms} />
        <Gauge name={words.late} values={seconds.map((each) => each.lateMs)} say={ms} />
        <Gauge name={words.waiting} values={seconds.map((each) => each.waiting)} say={formats.count} />
      </dl>
    </section>
  );
}

type GaugeProps = { name: string; values: readonly number[]; say: (value: number) => string };

function Gauge({ name, values, say }: GaugeProps) {
  const { operator: words } = useStudioWords();
  const label = words.minute(say(Math.min(...values)), say(Math.max(...values)));
  return (
    <div className={styles.gauge}>
      <dt>{name}</dt>
      <dd>
        <strong>{say(values.at(-1) ?? 0)}</strong>
        <Sparkline values={values} label={label} />
      </dd>
    </div>
  );
}
