import type { BoothView, LotView } from '@chophien/contracts';
import { Opening, Picture, useRead, useAllWords } from '@chophien/ui';
import { Link } from 'wouter';
import { useFirst, useMarket } from '../../app/market.js';
import { Page } from '../../shared/page.js';
import { useComeBack } from '../../shared/use-come-back.js';
import { Unread } from '../offline/unread.js';
import { ShowTile } from '../market/show-tile.js';
import styles from './booth-page.module.css';

export function BoothPage({ slug }: { slug: string }) {
  const { http } = useMarket();
  const { reading, again } = useRead(slug, () => http.booth(slug), useFirst('booth')?.booth);
  useComeBack(again);
  return (
    <Page title={reading.at === 'full' ? reading.value.name : undefined}>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Unread refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Booth booth={reading.value} />}
    </Page>
  );
}

function Booth({ booth }: { booth: BoothView }) {
  const words = useAllWords().booth;
  return (
    <>
      <div className={styles.head}>
        <Picture
          base={booth.picture}
          sizes="(min-width: 1024px) 27rem, 100vw"
          className={styles.picture}
          priority="high"
        />
        <div>
          <h1 className={styles.name}>{booth.name}</h1>
          <p className={styles.province}>{booth.province}</p>
        </div>
      </div>
      <section className={styles.section}>
        <h2>{words.story}</h2>
        <p className={styles.story}>{booth.story}</p>
      </section>
      <section className={styles.section}>
        <h2>{words.shows}</h2>
        {booth.shows.length === 0 && <p className={styles.soft}>{words.noShows}</p>}
        <ul className={styles.tiles}>
          {booth.shows.map((show) => (
            <ShowTile key={show.slug} show={show} />
          ))}
        </ul>
      </section>
      <section className={styles.section}>
        <h2>{words.lots}</h2>
        {booth.lots.length === 0 && <p className={styles.soft}>{words.noLots}</p>}
        <ul className={styles.lots}>
          {booth.lots.map((lot) => (
            <Lot key={lot.id} lot={lot} />
          ))}
        </ul>
      </section>
      <section className={styles.section}>
        <h2>{words.producers}</h2>
        <ul className={styles.lots}>
          {booth.producers.map((producer) => (
            <li key={producer.id} className={styles.producer}>
              <strong>{producer.name}</strong>
              <span className={styles.soft}>{producer.address}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Lot({ lot }: { lot: LotView }) {
  const words = useAllWords().booth;
  return (
    <li>
      <Link href={`/p/${lot.id}`} className={styles.lot}>
        <Picture base={lot.picture} sizes="64px" className={styles.lotPicture} loading="lazy" />
        <span className={styles.lotWords}>
          <span className={styles.lotName}>{lot.name}</span>
          <span className={styles.soft}>
            {[lot.variety, lot.grade].filter((part) => part !== null).join(' · ')}
          </span>
          <span className={styles.soft}>{lot.origin}</span>
          <span className={styles.soft}>{words.by(lot.producerName)}</span>
        </span>
      </Link>
    </li>
  );
}
