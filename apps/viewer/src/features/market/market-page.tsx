import type { MarketView } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead, useWords } from '@chophien/ui';
import type { ReactNode } from 'react';
import { useFirst, useMarket } from '../../app/market.js';
import { Page } from '../../shared/page.js';
import { BoothTile } from './booth-tile.js';
import styles from './market-page.module.css';
import { ShowTile } from './show-tile.js';

export function MarketPage() {
  const { http } = useMarket();
  const { market } = useWords();
  const { reading, again } = useRead('market', http.market, useFirst('market')?.market);
  return (
    <Page>
      <div className={styles.lead}>
        <h1>{market.title}</h1>
        <p>{market.lead}</p>
      </div>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Stalls view={reading.value} />}
    </Page>
  );
}

function Stalls({ view }: { view: MarketView }) {
  const { market } = useWords();
  return (
    <>
      <Row
        title={market.onAir}
        kind="feature"
        empty={<Notice title={market.nothingOnAir} text={market.nothingOnAirHint} />}
      >
        {view.onAir.map((show) => (
          <ShowTile key={show.slug} show={show} />
        ))}
      </Row>
      <Row title={market.comingUp} kind="wide" empty={<p className={styles.none}>{market.nothingComing}</p>}>
        {view.comingUp.map((show) => (
          <ShowTile key={show.slug} show={show} />
        ))}
      </Row>
      <Row title={market.booths} empty={<p className={styles.none}>{market.nothingBooths}</p>}>
        {view.booths.map((booth) => (
          <BoothTile key={booth.slug} booth={booth} />
        ))}
      </Row>
    </>
  );
}

type RowProps = { title: string; kind?: 'feature' | 'wide'; empty: ReactNode; children: ReactNode[] };

function Row({ title, kind, empty, children }: RowProps) {
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
