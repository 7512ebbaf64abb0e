import type { BoothCard } from '@chophien/contracts';
import { Link } from 'wouter';
import styles from './booth-tile.module.css';

export function BoothTile({ booth }: { booth: BoothCard }) {
  return (
    <li>
      <Link href={`/b/${booth.slug}`} className={styles.link}>
        <img src={booth.picture} alt="" width={64} height={64} className={styles.picture} loading="lazy" />
        <span>
          <span className={styles.name}>{booth.name}</span>
          <span className={styles.goods}>{booth.goods.slice(0, 3).join(' · ')}</span>
        </span>
      </Link>
    </li>
  );
}
