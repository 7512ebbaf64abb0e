import type { StudioHomeView } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import styles from './home.module.css';
import { PlanForm } from './plan-form.js';
import { sortShows } from './sort-shows.js';
import { ShowRow } from './show-row.js';

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
  const { home } = useStudioWords();
  if (view.booths.length === 0) return <Notice title={home.noBooth} text={home.noBoothHint} />;
  const { open, past } = sortShows(view.shows);
  return (
    <>
      <section className={styles.section}>
        <h1>{home.mine}</h1>
        {open.length === 0 && <p className={styles.soft}>{`${home.none} ${home.noneHint}`}</p>}
        <ul className={styles.list}>
          {open.map((show) => (
            <ShowRow key={show.id} show={show} />
          ))}
        </ul>
      </section>
      <PlanForm booths={view.booths} />
      {past.length > 0 && (
        <section className={styles.section}>
          <h2>{home.past}</h2>
          <ul className={styles.list}>
            {past.map((show) => (
              <ShowRow key={show.id} show={show} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
