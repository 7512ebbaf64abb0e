import type { BoothCard, MarketView } from '@chophien/contracts';
import { LiveRegion, Notice, Opening, useRead, useAllWords } from '@chophien/ui';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useFirst, useMarket } from '../../app/market.js';
import { Page } from '../../shared/page.js';
import { useComeBack } from '../../shared/use-come-back.js';
import { Unread } from '../offline/unread.js';
import { BoothTile } from './booth-tile.js';
import { EmptyMarket } from './empty-market.js';
import styles from './market-page.module.css';
import { SearchBox } from './search-box.js';
import { byProvince, searchMarket, sizeOf } from './search.js';
import { ShowTile } from './show-tile.js';

export function MarketPage() {
  const { http } = useMarket();
  const { market } = useAllWords();
  const { reading, again } = useRead('market', http.market, useFirst('market')?.market);
  useComeBack(again);
  return (
    <Page>
      <div className={styles.lead}>
        <h1>{market.title}</h1>
        <p>{market.lead}</p>
      </div>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Unread refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Stalls view={reading.value} />}
    </Page>
  );
}

function Stalls({ view }: { view: MarketView }) {
  const { market } = useAllWords();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const found = searchMarket(view, wanted);
  const searching = wanted.trim() !== '';
  const count = sizeOf(found);
  if (sizeOf(view) === 0) return <EmptyMarket />;
  return (
    <>
      <SearchBox typed={typed} onType={setTyped} />
      <LiveRegion text={searching ? market.found(count) : ''} />
      {searching && count === 0 ? (
        <Notice title={market.nothingFound(wanted.trim())} text={market.nothingFoundHint} />
      ) : (
        <Rows view={found} searching={searching} />
      )}
    </>
  );
}

/** What a search leaves empty is left out; what is empty by itself says so. */
function Rows({ view, searching }: { view: MarketView; searching: boolean }) {
  const { market } = useAllWords();
  const nothingOnAir = <Notice title={market.nothingOnAir} text={market.nothingOnAirHint} />;
  return (
    <>
      <Row title={market.onAir} kind="feature" empty={searching ? null : nothingOnAir}>
        {view.onAir.map((show) => (
          <ShowTile key={show.slug} show={show} />
        ))}
      </Row>
      <Row
        title={market.comingUp}
        kind="wide"
        empty={searching ? null : <None words={market.nothingComing} />}
      >
        {view.comingUp.map((show) => (
          <ShowTile key={show.slug} show={show} />
        ))}
      </Row>
      <Booths booths={view.booths} empty={searching ? null : <None words={market.nothingBooths} />} />
    </>
  );
}

function Booths({ booths, empty }: { booths: BoothCard[]; empty: ReactNode }) {
  const { market } = useAllWords();
  if (booths.length === 0 && empty === null) return null;
  return (
    <section className={styles.section}>
      <h2>{market.booths}</h2>
      {booths.length === 0 && empty}
      <div className={styles.provinces}>
        {byProvince(booths).map(({ province, booths: group }) => (
          <section key={province} className={styles.province}>
            <h3>{province}</h3>
            <ul className={styles.row}>
              {group.map((booth) => (
                <BoothTile key={booth.slug} booth={booth} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function None({ words }: { words: string }) {
  return <p className={styles.none}>{words}</p>;
}

type RowProps = { title: string; kind?: 'feature' | 'wide'; empty: ReactNode; children: ReactNode[] };

function Row({ title, kind, empty, children }: RowProps) {
  if (children.length === 0 && empty === null) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children.length === 0 ? (
        empty
      ) : (
        <ul className={styles.row} data-kind={kind}>
          {children}
        </ul>
      )}
    </section>
  );
}
