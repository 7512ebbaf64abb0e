import type { StudioHomeView, StudioShowView } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead, useWords } from '@chophien/ui';
import { useState } from 'react';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { planOf } from './first-plan.js';
import { PlanForm } from './plan-form.js';

/** A planned show opened again, until it begins: its name, hour, poster and bag. */
export function EditPlanPage({ showId }: { showId: string }) {
  const { http } = useMarket();
  const home = useRead('studio', http.studioHome);
  const show = useRead(showId, () => http.studioShow(showId));
  const refused = [home, show].find(({ reading }) => reading.at === 'refused');
  return (
    <Page>
      {refused?.reading.at === 'refused' ? (
        <Refused refusal={refused.reading.refusal} onRetry={refused.again} />
      ) : home.reading.at === 'full' && show.reading.at === 'full' ? (
        <Editing home={home.reading.value} view={show.reading.value} />
      ) : (
        <Opening />
      )}
    </Page>
  );
}

function Editing({ home, view }: { home: StudioHomeView; view: StudioShowView }) {
  const { plan: words, home: homeWords } = useStudioWords();
  const { formats } = useWords();
  const booth = home.booths.find(({ slug }) => slug === view.show.booth.slug);
  const [plan] = useState(() => planOf(view, booth?.id ?? '', formats));
  if (view.show.state !== 'planned' || booth === undefined) {
    return (
      <Notice title={words.begun} text={words.begunHint}>
        <Link href={`/shows/${view.show.id}`}>{homeWords.backOnAir}</Link>
      </Notice>
    );
  }
  return <PlanForm booths={[booth]} first={plan} />;
}
