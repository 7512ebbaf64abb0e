import type { StudioShowView } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Notice, Opening, Refused, useRead } from '@chophien/ui';
import { useState } from 'react';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { OnAir } from '../air/on-air.js';
import { Preflight } from '../camera/preflight.js';
import { useCamera } from '../camera/use-camera.js';
import { LiveContext, useLive } from './live-context.js';
import { Taken } from './taken.js';
import { useInStudio } from './use-in-studio.js';

/** One show's studio: before it, on air, taken over, or over. A reload lands in the same place. */
export function RoomPage({ showId }: { showId: string }) {
  const { http } = useMarket();
  const { reading, again } = useRead(showId, () => http.studioShow(showId));
  if (reading.at === 'full') return <Room view={reading.value} />;
  return (
    <Page>
      {reading.at === 'loading' ? <Opening /> : <Refused refusal={reading.refusal} onRetry={again} />}
    </Page>
  );
}

function Room({ view }: { view: StudioShowView }) {
  const market = useMarket();
  const [live] = useState(market.openLive);
  useInStudio(live, view);
  return (
    <LiveContext value={live}>
      <Faces view={view} />
    </LiveContext>
  );
}

function Faces({ view }: { view: StudioShowView }) {
  const { deviceId } = useMarket();
  const show = useLive((state) => state.show) ?? view.show;
  const takenBy = useLive((state) => state.takenBy);
  const [kicked, setKicked] = useState(false);
  const taken = kicked || (takenBy !== null && takenBy !== deviceId);
  const over = show.state === 'ended';
  const camera = useCamera(!over && !taken);
  if (over) return <Over />;
  if (taken) return <Taken showId={show.id} onTakenBack={() => setKicked(false)} />;
  if (shopIsOpen(show.state)) {
    return <OnAir show={show} view={view} camera={camera} onTaken={() => setKicked(true)} />;
  }
  return <Preflight show={show} camera={camera} />;
}

function Over() {
  const { air } = useStudioWords();
  return (
    <Page>
      <Notice title={air.ended}>
        <Link href="/">{air.endedHome}</Link>
      </Notice>
    </Page>
  );
}
