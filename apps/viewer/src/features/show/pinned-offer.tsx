import type { OfferView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Button, IconButton, Picture, StockBar, useWords } from '@chophien/ui';
import { Info } from 'lucide-react';
import { OfferPrice, OfferPriceNews } from '../prices/offer-price.js';
import { useLive } from './live-context.js';
import { buyOf, useShowSheet } from './open-sheet.js';
import styles from './pinned-offer.module.css';

/** What the host holds up right now: what it is, what it costs, how much is left, and the way to have it. */
export function PinnedOffer() {
  const { offer: words } = useWords();
  const pinned = useLive(({ show, offers }) =>
    show === null || show.pinnedOfferId === null ? undefined : offers[show.pinnedOfferId],
  );
  const open = useLive((state) => state.show !== null && state.show.state !== 'ended');
  if (!open) return null;
  if (pinned === undefined) return <p className={styles.none}>{words.nothingPinned}</p>;
  return <PinnedCard offer={pinned} />;
}

function PinnedCard({ offer }: { offer: OfferView }) {
  const { offer: words, formats, common } = useWords();
  const showSheet = useShowSheet();
  const left = offer.state === 'open' ? offer.left : 0;
  const none = offer.state === 'closed' ? words.closed : common.soldOut;
  return (
    <article className={styles.card} aria-label={words.pinned} data-testid="pinned-offer">
      <div className={styles.head}>
        <Picture base={offer.picture} sizes="56px" className={styles.picture} />
        <div className={styles.name}>
          <h2>{offer.name}</h2>
          {offer.grade !== null && <p className={styles.grade}>{offer.grade}</p>}
        </div>
        <IconButton
          tone="quiet"
          label={words.factsNamed(offer.name)}
          onClick={() => showSheet({ at: 'facts', offerId: offer.id })}
        >
          <Info aria-hidden="true" size={22} />
        </IconButton>
      </div>
      <div className={styles.figures}>
        <OfferPrice offer={offer} />
        <StockBar
          left={left}
          cap={offer.cap}
          label={left > 0 ? common.left(formats.amount(left, offer.unit)) : none}
        />
      </div>
      <BuyButton offer={offer} left={left} />
      <div className={styles.news}>
        <OfferPriceNews offer={offer} />
      </div>
    </article>
  );
}

function BuyButton({ offer, left }: { offer: OfferView; left: number }) {
  const { offer: words } = useWords();
  const open = useLive((state) => state.show !== null && shopIsOpen(state.show.state));
  const showSheet = useShowSheet();
  if (!open) return <p className={styles.wait}>{words.waitOpen}</p>;
  if (offer.state === 'closed')
    return <Button onClick={() => showSheet({ at: 'bag' })}>{words.chooseMore}</Button>;
  if (left < offer.minimum) return <Button onClick={() => showSheet(buyOf(offer.id))}>{words.wait}</Button>;
  return (
    <Button tone="buy" size="l" className={styles.buy} onClick={() => showSheet(buyOf(offer.id))}>
      {words.buy}
    </Button>
  );
}
