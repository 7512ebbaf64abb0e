import type { ShowCard } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Picture, Price, useAllWords } from '@chophien/ui';
import { Link } from 'wouter';
import styles from './show-tile.module.css';

/** As wide as a narrow tile; beside its words in a wide one (show-tile.module.css). */
const sizes = '(min-width: 48rem) 21rem, (min-width: 32rem) 45vw, 100vw';

/** A show as it lies on the market: what is going on, who sells, and what the pinned thing costs now. */
export function ShowTile({ show }: { show: ShowCard }) {
  const { market, common, formats } = useAllWords();
  const { pinned } = show;
  return (
    <li className={styles.tile}>
      <Link href={`/s/${show.slug}`} className={styles.link}>
        <Picture base={show.picture} sizes={sizes} className={styles.picture} loading="lazy" />
        <span className={styles.words}>
          <span className={styles.state}>
            {shopIsOpen(show.state) ? (
              <>
                <span className={styles.live}>{show.state === 'live' ? market.live : market.onHold}</span>
                {show.watching > 0 && <span>{market.watching(show.watching)}</span>}
              </>
            ) : (
              market.startsAt(show.startsAtMs)
            )}
          </span>
          <span className={styles.title}>{show.title}</span>
          <span className={styles.booth}>{show.booth.name}</span>
          {pinned !== null && (
            <span className={styles.pinned}>
              <span className={styles.name}>{pinned.name}</span>
              <Price dong={pinned.priceDong} unit={pinned.unit} size="s" />
              <span className={styles.left} data-gone={pinned.left === 0 || undefined}>
                {pinned.left > 0 ? common.left(formats.amount(pinned.left, pinned.unit)) : common.soldOut}
              </span>
            </span>
          )}
          {shopIsOpen(show.state) && <span className={styles.enter}>{market.enter}</span>}
        </span>
      </Link>
    </li>
  );
}
