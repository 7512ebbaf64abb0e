import type { CapRequestView, OfferView, ShowView } from '@chophien/contracts';
import { Button, RefusalLine, StockBar, useWords } from '@chophien/ui';
import { useState, type ReactNode } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useSession } from '../../app/market.js';
import { useLive } from '../room/live-context.js';
import { PriceRuleForm } from '../prices/price-rule-form.js';
import { RuledPrice } from '../prices/rule-line.js';
import styles from './bag-sheet.module.css';
import { EditOffer } from './edit-offer.js';
import { OfferLine } from './offer-line.js';
import { useLines } from './use-lines.js';
import { useOfferMoves } from './use-offer-moves.js';
import { useWaitingCaps } from './use-waiting-caps.js';
import { WaitingCap } from './waiting-cap.js';

/** Every offer of the show, each with its price, what is left, and what can be done about it. */
export function BagList({ show }: { show: ShowView }) {
  const { bag } = useStudioWords();
  const offers = useLive((state) => state.offers);
  const waiting = useWaitingCaps(show.id);
  const lineOf = useLines(show.id);
  const who = useSession();
  const sorted = Object.values(offers).sort((a, b) => a.position - b.position);
  return (
    <>
      {sorted.length === 0 && <p>{bag.empty}</p>}
      <ul className={styles.list}>
        {sorted.map((offer) => (
          <BagOffer
            key={offer.id}
            offer={offer}
            pinned={offer.id === show.pinnedOfferId}
            onWaiting={waiting.add}
          >
            <OfferLine line={lineOf(offer.id)} />
            {waiting.of(offer.id).map((request) => (
              <WaitingCap
                key={request.id}
                request={request}
                isMine={who.at === 'in' && who.me.accountId === request.askedBy.id}
                onDecided={waiting.again}
              />
            ))}
          </BagOffer>
        ))}
      </ul>
    </>
  );
}

type BagOfferProps = {
  offer: OfferView;
  pinned: boolean;
  onWaiting: (request: CapRequestView) => void;
  children: ReactNode;
};

function BagOffer({ offer, pinned, onWaiting, children }: BagOfferProps) {
  const { offer: words, priceRule } = useStudioWords();
  const { formats } = useWords();
  const [face, setFace] = useState<'row' | 'edit' | 'rule'>('row');
  const moves = useOfferMoves();
  const act = (wanted: Parameters<typeof moves.move>[1]) => () => void moves.move(offer.id, wanted);
  const closed = offer.state === 'closed';
  return (
    <li className={styles.offer} data-pinned={pinned || undefined}>
      <div className={styles.head}>
        <h3>{offer.name}</h3>
        <span className={styles.state}>{pinned ? words.pinned : words.states[offer.state]}</span>
      </div>
      <RuledPrice offer={offer} />
      <StockBar
        left={offer.left}
        cap={offer.cap}
        label={words.left(formats.amount(offer.left, offer.unit), formats.amount(offer.cap, offer.unit))}
      />
      <RefusalLine refusal={moves.moving.refusal} />
      {children}
      {face === 'edit' && (
        <EditOffer offer={offer} moves={moves} onWaiting={onWaiting} onDone={() => setFace('row')} />
      )}
      {face === 'rule' && <PriceRuleForm offer={offer} moves={moves} onDone={() => setFace('row')} />}
      {!closed && face === 'row' && (
        <div className={styles.ways}>
          <Button size="air" onClick={act(pinned ? 'unpin' : 'pin')}>
            {pinned ? words.unpin : words.pin}
          </Button>
          <Button size="air" aria-label={words.editNamed(offer.name)} onClick={() => setFace('edit')}>
            {words.edit}
          </Button>
          <Button size="air" aria-label={priceRule.named(offer.name)} onClick={() => setFace('rule')}>
            {priceRule.title}
          </Button>
          <Button size="air" onClick={act(offer.state === 'open' ? 'sold-out' : 'reopen')}>
            {offer.state === 'open' ? words.soldOut : words.reopen}
          </Button>
          <Button size="air" onClick={act('close')}>
            {words.close}
          </Button>
        </div>
      )}
    </li>
  );
}
