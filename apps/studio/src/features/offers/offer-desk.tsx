import type { OfferView, ShowView } from '@chophien/contracts';
import { Button, IconButton, Price, RefusalLine, StockBar, useWords } from '@chophien/ui';
import { Minus, PackageX, Pin, Plus } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import { RuledPrice } from '../prices/rule-line.js';
import { RunButton } from '../run/run-button.js';
import { RunDesk } from '../run/run-desk.js';
import { useRun } from '../run/use-run.js';
import styles from './offer-desk.module.css';
import { nextToPin, priceStepOf } from './price-steps.js';
import { useOfferMoves } from './use-offer-moves.js';
import { usePriceTaps } from './use-price-taps.js';

type Moves = ReturnType<typeof useOfferMoves>;

/** The pinned thing under the host's thumb: its price, what is left, the next one. */
export function OfferDesk({ show, onRun }: { show: ShowView; onRun: () => void }) {
  const { offer: words, bag } = useStudioWords();
  const offers = useLive((state) => state.offers);
  const moves = useOfferMoves();
  const pinned = show.pinnedOfferId === null ? undefined : offers[show.pinnedOfferId];
  const all = Object.values(offers);
  const run = useRun(show.id);
  const next = nextToPin(all, show.pinnedOfferId);
  return (
    <div className={styles.desk}>
      <RefusalLine refusal={moves.moving.refusal} />
      {pinned === undefined ? (
        <p className={styles.none}>{all.length === 0 ? bag.empty : words.nothingPinned}</p>
      ) : (
        <PinnedDesk key={pinned.id} offer={pinned} moves={moves} />
      )}
      {run.inUse && <RunDesk run={run} pinnedId={show.pinnedOfferId} />}
      <div className={styles.ways}>
        {!run.inUse && next !== undefined && (
          <Button size="air" busy={moves.moving.busy} onClick={() => void moves.move(next.id, 'pin')}>
            <Pin aria-hidden="true" size={20} />
            <span>
              {words.pinNext}
              <small className={styles.nextName}>{next.name}</small>
            </span>
          </Button>
        )}
        {pinned?.state === 'open' && (
          <Button size="air" onClick={() => void moves.move(pinned.id, 'sold-out')}>
            <PackageX aria-hidden="true" size={20} />
            {words.soldOut}
          </Button>
        )}
        {pinned?.state === 'sold_out' && (
          <Button size="air" onClick={() => void moves.move(pinned.id, 'reopen')}>
            {words.reopen}
          </Button>
        )}
        {run.inUse && <RunButton short onOpen={onRun} />}
      </div>
    </div>
  );
}

function PinnedDesk({ offer, moves }: { offer: OfferView; moves: Moves }) {
  const { offer: words } = useStudioWords();
  const { formats, common } = useWords();
  const left = formats.amount(offer.left, offer.unit);
  return (
    <article aria-label={words.pinned} className={styles.pinned}>
      <h2 className={styles.name}>{offer.name}</h2>
      {offer.rule === undefined ? (
        <PriceTaps offer={offer} moves={moves} />
      ) : (
        <RuledPrice offer={offer} size="m" />
      )}
      <StockBar
        left={offer.left}
        cap={offer.cap}
        label={
          offer.state === 'sold_out'
            ? common.soldOut
            : words.left(left, formats.amount(offer.cap, offer.unit))
        }
      />
    </article>
  );
}

/** The price under the thumb, where the host moves it by hand. */
function PriceTaps({ offer, moves }: { offer: OfferView; moves: Moves }) {
  const { offer: words } = useStudioWords();
  const { formats } = useWords();
  const { priceDong, tap } = usePriceTaps(offer, (next) => moves.setPrice(offer.id, next));
  const step = formats.money(priceStepOf(priceDong));
  return (
    <div className={styles.price}>
      <IconButton size="air" tone="plain" label={words.priceDown(step)} onClick={() => tap('down')}>
        <Minus aria-hidden="true" />
      </IconButton>
      <output aria-live="polite" aria-label={words.price}>
        <Price dong={priceDong} unit={offer.unit} />
      </output>
      <IconButton size="air" tone="plain" label={words.priceUp(step)} onClick={() => tap('up')}>
        <Plus aria-hidden="true" />
      </IconButton>
    </div>
  );
}
