import type { Refusal } from '@chophien/contracts';
import { Button, Notice, Opening, Picture, Refused, RefusalLine, useAllWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { ShoppingBasket } from 'lucide-react';
import { useState } from 'react';
import styles from './samples.module.css';
import { State, States } from './state.js';

const lost: Refusal = { code: 'unavailable', retryAfterMs: 3_000 };
const soldOut: Refusal = { code: 'sold_out', left: 2_000, unit: 'g' };

export function Notices() {
  const { orders, common, notFound } = useAllWords();
  return (
    <States>
      <State name="title">
        <Notice title={orders.empty} />
      </State>
      <State name="title and text">
        <Notice title={orders.empty} text={orders.emptyHint} />
      </State>
      <State name="icon and action">
        <Notice
          title={notFound.title}
          text={notFound.text}
          icon={<ShoppingBasket aria-hidden="true" size={32} />}
        >
          <Button>{common.home}</Button>
        </Notice>
      </State>
    </States>
  );
}

export function Openings() {
  return (
    <States>
      <State name="after 250 ms">
        <Opening />
      </State>
    </States>
  );
}

export function Refusals() {
  return (
    <States>
      <State name="unavailable">
        <Refused refusal={lost} onRetry={() => undefined} />
      </State>
    </States>
  );
}

export function RefusalLines() {
  return (
    <States>
      <State name="empty">
        <RefusalLine refusal={undefined} />
      </State>
      <State name="sold_out">
        <RefusalLine refusal={soldOut} />
      </State>
    </States>
  );
}

export function Pictures() {
  return (
    <States>
      <State name="there">
        <Picture base="/pictures/basket" sizes="128px" className={styles.picture} loading="lazy" />
      </State>
      <State name="lost">
        <Picture base="/pictures/not-there" sizes="128px" className={styles.picture} loading="lazy" />
      </State>
    </States>
  );
}

/** Opens above the whole page, in the colours of the device. */
export function Sheets() {
  const { facts, offer } = useAllWords();
  const [open, setOpen] = useState(false);
  return (
    <States>
      <State name={open ? 'open' : 'closed'}>
        <Button onClick={() => setOpen(true)}>{offer.facts}</Button>
      </State>
      {open && (
        <Sheet title={facts.title} onClose={() => setOpen(false)}>
          <p>{offer.nothingPinned}</p>
        </Sheet>
      )}
    </States>
  );
}
