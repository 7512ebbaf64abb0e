import type { PinnedCard, ShowCard } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Picture, Price, useAllWords } from '@chophien/ui';
import { Link } from 'wouter';
import { wordsOfPrice } from '../prices/price-words.js';
import { useShownPrice } from '../prices/use-shown-price.js';
import styles from './show-tile.module.css';

/** As wide as a narrow tile; beside its words in a wide one (show-tile.module.css). */
const sizes = '(min-width: 48rem) 21rem, (min-width: 32rem) 45vw, 100vw';

/** A show as it lies on the market: what is going on, who sells, and what the pinned thing costs now. */
export function ShowTile({ show }: { show: ShowCard }) {
  const { market } = useAllWords();
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
          {pinned !== null && <Pinned pinned={pinned} />}
          {shopIsOpen(show.state) && <span className={styles.enter}>{market.enter}</span>}
        </span>
      </Link>
    </li>
  );
}

/** What the show holds up, at the price of this moment. */
function Pinned({ pinned }: { pinned: PinnedCard }) {
  const words = useAllWords();
  const { common, formats } = words;
  const { name, unit, left, minimum } = pinned;
  const price = useShownPrice(pinned, minimum);
  const { kind, note } = wordsOfPrice(pinned, price, words);
  return (
    <span className={styles.pinned}>
      <span className={styles.name}>{name}</span>
      {kind !== undefined && <span className={styles.kind}>{kind}</span>}
      <Price dong={price.dong} unit={unit} size="s" />
      {note !== undefined && <span className={styles.note}>{note}</span>}
      <span className={styles.left} data-gone={left === 0 || undefined}>
        {left > 0 ? common.left(formats.amount(left, unit)) : common.soldOut}
      </span>
    </span>
  );
}
