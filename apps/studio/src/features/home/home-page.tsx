import type { StudioHomeView, StudioShowRow } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead } from '@chophien/ui';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { Desks } from './desks.js';
import { BoothPictures } from './booth-pictures.js';
import styles from './home.module.css';
import { ShowRow } from './show-row.js';
import { groupShows } from './sort-shows.js';
import { StartNow } from './start-now.js';

export function HomePage() {
  const { http } = useMarket();
  const { reading, again } = useRead('studio', http.studioHome);
  return (
    <Page>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Home view={reading.value} />}
    </Page>
  );
}

function Home({ view }: { view: StudioHomeView }) {
  const { home, packing, operator, stock } = useStudioWords();
  const [first] = view.booths;
  const desks = view.desks ?? [];
  if (first === undefined)
    return desks.length > 0 ? (
      <Desks shows={desks} />
    ) : (
      <Notice title={home.noBooth} text={home.noBoothHint}>
        <Link href="/packing">{packing.way}</Link>
      </Notice>
    );
  const { onAir, coming, past } = groupShows(view.shows);
  return (
    <>
      <h1>{home.mine}</h1>
      <ShowGroup title={home.onAir} shows={onAir} />
      <p className={styles.ways}>
        <Link href="/packing" className={styles.link}>
          {packing.way}
        </Link>
        <Link href="/stock" className={styles.link}>
          {stock.title}
        </Link>
        {view.mayOperate && (
          <Link href="/operator" className={styles.link}>
            {operator.title}
          </Link>
        )}
      </p>
      {desks.length > 0 && <Desks shows={desks} />}
      <StartNow booths={view.booths} firstBoothId={first.id} />
      <ShowGroup title={home.coming} shows={coming} empty={`${home.none} ${home.noneHint}`} />
      <BoothPictures booths={view.booths} />
      <ShowGroup title={home.past} shows={past} />
    </>
  );
}

type ShowGroupProps = { title: string; shows: StudioShowRow[]; empty?: string };

/** A group with nothing in it and nothing to say about that is not there. */
function ShowGroup({ title, shows, empty }: ShowGroupProps) {
  if (shows.length === 0 && empty === undefined) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {shows.length === 0 && <p className={styles.soft}>{empty}</p>}
      <ul className={styles.list}>
        {shows.map((show) => (
          <ShowRow key={show.id} show={show} />
        ))}
      </ul>
    </section>
  );
}
