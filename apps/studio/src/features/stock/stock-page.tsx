import type { StockShowView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Notice, Opening, Refused, useOnline, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useSession } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { OfferCard } from './offer-card.js';
import { HoldShow } from './hold-show.js';
import styles from './stock.module.css';
import type { OpenStock } from './open-stock.js';
import type { Stock } from './stock.js';
import { useStock } from './use-stock.js';

/** Every offer of all the shows whose stock one keeps. */
export function StockPage() {
  const who = useSession();
  return <Page wide>{who.at === 'in' && <StockRoom accountId={who.me.accountId} />}</Page>;
}

function StockRoom({ accountId }: { accountId: string }) {
  const { state, stock } = useStock(accountId);
  const { stock: words } = useStudioWords();
  const { formats } = useWords();
  const isOnline = useOnline();
  const { room, lost } = state;
  if (room === undefined)
    return lost === undefined ? <Opening /> : <Refused refusal={lost} onRetry={() => void stock.refresh()} />;
  const isOld = !isOnline || lost !== undefined;
  return (
    <>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p className={styles.soft}>{words.asOf(formats.time(room.readAtMs))}</p>
        <p role="status" className={styles.line}>
          {isOld ? words.old : ''}
        </p>
      </header>
      {room.shows.length === 0 && <Notice title={words.none} text={words.noneHint} />}
      {room.shows.map((show) => (
        <ShowStock key={show.show.id} view={show} state={state} stock={stock} accountId={accountId} />
      ))}
    </>
  );
}

type ShowStockProps = { view: StockShowView; state: Stock; stock: OpenStock; accountId: string };

function ShowStock({ view: { show, offers }, state, stock, accountId }: ShowStockProps) {
  const { stock: words, home } = useStudioWords();
  return (
    <section className={styles.show} aria-labelledby={`stock-${show.id}`}>
      <header className={styles.showHead}>
        <div>
          <h2 id={`stock-${show.id}`}>{show.title}</h2>
          <p className={styles.soft}>
            {show.booth.name} · {home.states[show.state]}
          </p>
        </div>
        {shopIsOpen(show.state) && <HoldShow show={show} onDone={() => void stock.refresh()} />}
      </header>
      {offers.length === 0 && <p className={styles.soft}>{words.noOffers}</p>}
      <ul className={styles.offers}>
        {offers.map((offer) => (
          <OfferCard
            key={offer.offer.id}
            view={offer}
            entries={state.entries.filter(({ offerId }) => offerId === offer.offer.id)}
            stock={stock}
            accountId={accountId}
          />
        ))}
      </ul>
    </section>
  );
}
