import type { WaitView } from '@chophien/contracts';
import { useAllWords, useRead } from '@chophien/ui';
import { useMarket } from '../../app/market.js';
import { ButtonLink } from '../../shared/button-link.js';
import { useOrderNews } from '../orders/use-order-news.js';
import { LeaveButton } from './leave-button.js';
import { HeldLinks, PlaceWords } from './my-place.js';
import styles from './wait.module.css';
import { stands } from './waits-of.js';

/** Beside the orders: what this buyer stands in line for, and what came of it where nothing did. */
export function MyWaits() {
  const { http } = useMarket();
  const { wait: words } = useAllWords();
  const { reading, again } = useRead('waits', () => http.waits());
  useOrderNews({ changed: again, missed: again });
  const shown = reading.at === 'full' ? reading.value.filter(({ state }) => state !== 'served') : [];
  if (shown.length === 0) return null;
  return (
    <section className={styles.mine} aria-label={words.mine}>
      <h2 className={styles.lead}>{words.mine}</h2>
      <ul className={styles.list}>
        {shown.map((wait) => (
          <MyWait key={wait.id} wait={wait} onLeft={again} />
        ))}
      </ul>
    </section>
  );
}

function MyWait({ wait, onLeft }: { wait: WaitView; onLeft: () => void }) {
  const { wait: words } = useAllWords();
  return (
    <li className={styles.item}>
      <strong>{wait.name}</strong>
      {stands(wait) && <PlaceWords wait={wait} />}
      {!stands(wait) && wait.reason !== null && <p>{words.over[wait.reason]}</p>}
      <div className={styles.ways}>
        <HeldLinks wait={wait} />
        <ButtonLink href={`/s/${wait.show.slug}`}>{words.toShow}</ButtonLink>
        {wait.place !== null && <LeaveButton offerId={wait.offerId} onLeft={onLeft} />}
      </div>
    </li>
  );
}
