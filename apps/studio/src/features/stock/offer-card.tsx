import type { StockOfferView } from '@chophien/contracts';
import { Button, StockBar, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { WaitingCap } from '../offers/waiting-cap.js';
import { BuyerAsk } from './buyer-ask.js';
import { ChangeSheet } from './change-sheet.js';
import { EntryLine } from './entry-line.js';
import type { OpenStock } from './open-stock.js';
import { StockLog } from './stock-log.js';
import styles from './stock.module.css';
import type { StockEntry } from './stock.js';

type OfferCardProps = {
  view: StockOfferView;
  entries: readonly StockEntry[];
  stock: OpenStock;
  accountId: string;
};

/** One offer with all that is counted of it, what waits, and the way to change it. */
export function OfferCard({ view, entries, stock, accountId }: OfferCardProps) {
  const { stock: words } = useStudioWords();
  const { formats } = useWords();
  const [open, setOpen] = useState<'change' | 'log'>();
  const { offer } = view;
  const left = formats.amount(offer.left, offer.unit);
  return (
    <li className={styles.card} data-testid={`stock-${offer.code}`}>
      <header className={styles.cardHead}>
        <h3>
          <span className={styles.code}>{offer.code}</span> {offer.name}
        </h3>
        <span className={styles.state} data-state={offer.state}>
          {offer.state === 'sold_out' ? words.isSoldOut : words.isOpen}
        </span>
      </header>
      <StockBar label={`${words.figures.left}: ${left}`} left={offer.left} cap={offer.cap} />
      <Figures view={view} />
      <Shares view={view} />
      {view.requests.map((request) => (
        <WaitingCap
          key={request.id}
          request={request}
          isMine={request.askedBy.id === accountId}
          onDecided={() => void stock.refresh()}
        />
      ))}
      {view.buyerAsks.map((ask) => (
        <BuyerAsk key={ask.id} ask={ask} onDecided={() => void stock.refresh()} />
      ))}
      {entries.map((entry) => (
        <EntryLine key={entry.key} entry={entry} view={view} stock={stock} />
      ))}
      <div className={styles.ways}>
        <Button tone="leaf" onClick={() => setOpen('change')}>
          {words.change}
        </Button>
        <Button onClick={() => setOpen('log')}>{words.log}</Button>
      </div>
      {open === 'change' && <ChangeSheet view={view} stock={stock} onClose={() => setOpen(undefined)} />}
      {open === 'log' && <StockLog offer={offer} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

function Figures({ view }: { view: StockOfferView }) {
  const { stock: words } = useStudioWords();
  const { formats } = useWords();
  const { offer, lot, pickingDay } = view;
  const said = (amount: number | null) =>
    amount === null ? words.noLimit : formats.amount(amount, offer.unit);
  const figures: [string, string][] = [
    [words.figures.cap, said(offer.cap)],
    [words.figures.sold, said(view.sold)],
    [words.figures.held, said(view.held)],
    [words.figures.perBuyer, said(offer.perBuyer)],
    [words.figures.waiting, words.people(offer.waiting ?? 0, said(view.awaited))],
  ];
  if (lot !== null) figures.push([words.figures.free, said(lot.free)]);
  if (pickingDay !== null) {
    const { day, cap, takenGrams } = pickingDay;
    const most = cap === null ? words.noLimit : formats.amount(cap, 'g');
    figures.push([words.figures.day(day), words.dayUse(formats.amount(takenGrams, 'g'), most)]);
  }
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Only where a channel has a share of its own: else all of it is everybody's. */
function Shares({ view: { offer, shares } }: { view: StockOfferView }) {
  const { stock: words } = useStudioWords();
  const { formats } = useWords();
  if (shares.every(({ cap }) => cap === null)) return null;
  return (
    <ul className={styles.shares}>
      {shares.map(({ channel, cap, taken }) => (
        <li key={channel}>
          {words.share(
            channel,
            formats.amount(taken, offer.unit),
            cap === null ? words.noLimit : formats.amount(cap, offer.unit),
          )}
        </li>
      ))}
    </ul>
  );
}
