import type { ProductView } from '@chophien/contracts';
import { Opening, Picture, useRead, useAllWords } from '@chophien/ui';
import { Link } from 'wouter';
import { useFirst, useMarket } from '../../app/market.js';
import { Page } from '../../shared/page.js';
import { useComeBack } from '../../shared/use-come-back.js';
import { Unread } from '../offline/unread.js';
import { ShowTile } from '../market/show-tile.js';
import { FactsList } from './facts-list.js';
import styles from './product-page.module.css';

/** A lot with its facts sheet, as a page that can be shared; it is bought in the shows that sell it. */
export function ProductPage({ lotId }: { lotId: string }) {
  const { http } = useMarket();
  const { reading, again } = useRead(lotId, () => http.product(lotId), useFirst('product')?.product);
  useComeBack(again);
  return (
    <Page title={reading.at === 'full' ? reading.value.lot.name : undefined}>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Unread refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Product product={reading.value} />}
    </Page>
  );
}

function Product({ product: { lot, booth, facts, shows } }: { product: ProductView }) {
  const { facts: words, product } = useAllWords();
  return (
    <article className={styles.product}>
      <Picture
        base={lot.picture}
        sizes="(min-width: 768px) 30rem, 100vw"
        className={styles.picture}
        priority="high"
      />
      <div className={styles.words}>
        <h1 className={styles.name}>{lot.name}</h1>
        <p className={styles.soft}>{[lot.grade, lot.origin].filter((part) => part !== null).join(' · ')}</p>
        <Link href={`/b/${booth.slug}`} className={styles.booth}>
          {booth.name}
        </Link>
      </div>
      <section className={styles.section}>
        <h2>{product.shows}</h2>
        {shows.length === 0 && <p className={styles.soft}>{product.noShows}</p>}
        <ul className={styles.shows}>
          {shows.map((show) => (
            <ShowTile key={show.slug} show={show} />
          ))}
        </ul>
      </section>
      <section className={styles.section}>
        <h2>{words.title}</h2>
        <FactsList facts={facts} />
      </section>
    </article>
  );
}
