import type { DeskView } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead } from '@chophien/ui';
import { useState } from 'react';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { LiveContext, useLive } from '../room/live-context.js';
import { Desk } from './desk.js';
import { useAtDesk } from './use-at-desk.js';

/** The desk of one show: the talk, what waits, and the settings that the own powers open. */
export function DeskPage({ showId }: { showId: string }) {
  const { http } = useMarket();
  const { reading, again } = useRead(`desk ${showId}`, () => http.desk(showId));
  if (reading.at === 'full') return <OpenDesk view={reading.value} />;
  return (
    <Page>
      {reading.at === 'loading' ? <Opening /> : <Refused refusal={reading.refusal} onRetry={again} />}
    </Page>
  );
}

function OpenDesk({ view }: { view: DeskView }) {
  const market = useMarket();
  const [live] = useState(market.openLive);
  useAtDesk(live, view.show.slug);
  return (
    <LiveContext value={live}>
      <Faces view={view} />
    </LiveContext>
  );
}

/** The line says it first when the powers are gone: it is closed, and told why when it comes back. */
function Faces({ view }: { view: DeskView }) {
  const { desk } = useStudioWords();
  const keptOut = useLive((state) => state.keptOut);
  if (keptOut === undefined) return <Desk view={view} />;
  return (
    <Page>
      <Notice title={desk.withdrawn} text={desk.withdrawnHint}>
        <Link href="/">{desk.home}</Link>
      </Notice>
    </Page>
  );
}
