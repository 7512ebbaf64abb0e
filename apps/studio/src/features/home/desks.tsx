import type { ShowView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Moment } from '@chophien/ui';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import styles from './home.module.css';

/** Shows of others that one helps with. */
export function Desks({ shows }: { shows: readonly ShowView[] }) {
  const { desk, home, stock } = useStudioWords();
  return (
    <section className={styles.section}>
      <h2>{desk.mine}</h2>
      <p className={styles.ways}>
        <Link href="/stock" className={styles.link}>
          {stock.way}
        </Link>
      </p>
      <ul className={styles.list}>
        {shows.map((show) => (
          <li key={show.id} className={styles.show}>
            <Link
              href={`/desk/${show.id}`}
              className={styles.row}
              data-on-air={shopIsOpen(show.state) || undefined}
            >
              <span className={styles.state}>{home.states[show.state]}</span>
              <strong className={styles.title}>{show.title}</strong>
              <span className={styles.soft}>
                {show.booth.name} · <Moment atMs={show.startedAtMs ?? show.startsAtMs} />
              </span>
              <span className={styles.go}>{desk.way}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
