import type { OfferView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Button, IconButton, Picture, StockBar, useWords } from '@chophien/ui';
import { Info } from 'lucide-react';
import { OfferPrice, OfferPriceNews } from '../prices/offer-price.js';
import { useLive } from '../show/live-context.js';
import { buyOf, useShowSheet } from '../show/open-sheet.js';
import styles from './bag-list.module.css';

/** Everything this show sells, in the host's order; what is put away comes last. */
export function BagList() {
  const { bag } = useWords();
  const offers = useLive((state) => state.offers);
  const sorted = Object.values(offers).sort(
    (a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || a.position - b.position,
  );
  if (sorted.length === 0) return <p>{bag.empty}</p>;
  return (
    <ul className={styles.list}>
      {sorted.map((offer) => (
        <BagOffer key={offer.id} offer={offer} />
      ))}
    </ul>
  );
}

function BagOffer({ offer }: { offer: OfferView }) {
  const { offer: words, common, formats } = useWords();
  const open = useLive((state) => state.show !== null && shopIsOpen(state.show.state));
  const pinned = useLive((state) => state.show?.pinnedOfferId === offer.id);
  const showSheet = useShowSheet();
  const left = offer.state === 'open' ? offer.left : 0;
  const canBuy = left >= offer.minimum;
  const none = offer.state === 'closed' ? words.closed : common.soldOut;
  return (
    <li className={styles.offer} data-pinned={pinned || undefined} data-gone={left === 0 || undefined}>
      <Picture base={offer.picture} sizes="64px" className={styles.picture} loading="lazy" />
      <div className={styles.words}>
        {pinned && <p className={styles.pinned}>{words.pinned}</p>}
        <h3 className={styles.name}>{offer.name}</h3>
        {offer.grade !== null && <p className={styles.soft}>{offer.grade}</p>}
        <OfferPrice offer={offer} size="s" />
        <StockBar
          left={left}
          cap={offer.cap}
          label={left > 0 ? common.left(formats.amount(left, offer.unit)) : none}
        />
        <OfferPriceNews offer={offer} />
      </div>
      <div className={styles.ways}>
        <IconButton
          tone="quiet"
          label={words.factsNamed(offer.name)}
          onClick={() => showSheet({ at: 'facts', offerId: offer.id })}
        >
          <Info aria-hidden="true" size={22} />
        </IconButton>
        {open && offer.state !== 'closed' && (
          <Button
            tone="plain"
            aria-label={canBuy ? words.buyNamed(offer.name) : `${words.waitShort}: ${offer.name}`}
            onClick={() => showSheet(buyOf(offer.id))}
          >
            {canBuy ? words.buy : words.waitShort}
          </Button>
        )}
      </div>
    </li>
  );
}
