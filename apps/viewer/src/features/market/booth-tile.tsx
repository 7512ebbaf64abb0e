import type { BoothCard } from '@chophien/contracts';
import { Picture } from '@chophien/ui';
import { Link } from 'wouter';
import styles from './booth-tile.module.css';

export function BoothTile({ booth }: { booth: BoothCard }) {
  return (
    <li>
      <Link href={`/b/${booth.slug}`} className={styles.link}>
        <Picture base={booth.picture} sizes="64px" className={styles.picture} loading="lazy" />
        <span>
          <span className={styles.name}>{booth.name}</span>
          <span className={styles.goods}>{booth.goods.slice(0, 3).join(' · ')}</span>
        </span>
      </Link>
    </li>
  );
}
