import type { StudioHomeView } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { freshPlan } from './first-plan.js';
import { PlanForm } from './plan-form.js';

/** A show to come: when, what it is called, and what will lie in its bag. */
export function PlanPage() {
  const { http } = useMarket();
  const { reading, again } = useRead('studio', http.studioHome);
  return (
    <Page>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Planning booths={reading.value.booths} />}
    </Page>
  );
}

function Planning({ booths }: { booths: StudioHomeView['booths'] }) {
  const { home } = useStudioWords();
  const [first] = booths;
  const [plan] = useState(() => freshPlan(first?.id ?? ''));
  if (first === undefined) return <Notice title={home.noBooth} text={home.noBoothHint} />;
  return <PlanForm booths={booths} first={plan} />;
}
