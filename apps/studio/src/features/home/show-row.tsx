import type { ShowView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { useWords } from '@chophien/ui';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import styles from './home.module.css';

export function ShowRow({ show }: { show: ShowView }) {
  const { home } = useStudioWords();
  const { formats } = useWords();
  const onAir = shopIsOpen(show.state);
  return (
    <li>
      <Link href={`/shows/${show.id}`} className={styles.row} data-on-air={onAir || undefined}>
        <span className={styles.state}>{home.states[show.state]}</span>
        <strong className={styles.title}>{show.title}</strong>
        <span className={styles.soft}>
          {show.booth.name} · {formats.dayAndTime(show.startsAtMs)}
        </span>
        {show.state !== 'ended' && <span className={styles.go}>{onAir ? home.backOnAir : home.open}</span>}
      </Link>
    </li>
  );
}
