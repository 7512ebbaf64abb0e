import type { ShowView, StudioShowView } from '@chophien/contracts';
import { PanelBoundary, useMedia } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { CameraProblem } from '../camera/camera-problem.js';
import { OwnPicture } from '../camera/own-picture.js';
import type { useCamera } from '../camera/use-camera.js';
import { DraftsPanel } from '../drafts/drafts-panel.js';
import { BagPanel } from '../offers/bag-panel.js';
import { OfferDesk } from '../offers/offer-desk.js';
import { OrderTicker } from '../talk/order-ticker.js';
import { ChatPeek } from '../talk/chat-peek.js';
import { useTorch } from '../camera/use-torch.js';
import { UpliftPanel } from '../uplift/uplift-panel.js';
import { useMutedReminder } from '../voice/use-muted-reminder.js';
import { useOrderVoice } from '../voice/use-order-voice.js';
import { AirBar } from './air-bar.js';
import { AirRail } from './air-rail.js';
import { AirSheets, type AirSheet } from './air-sheets.js';
import { AirTop } from './air-top.js';
import styles from './on-air.module.css';
import { usePublisher } from './use-publisher.js';
import { useWakeLock } from './use-wake-lock.js';

type OnAirProps = {
  show: ShowView;
  view: StudioShowView;
  camera: ReturnType<typeof useCamera>;
  onTaken: () => void;
};

/** On air, one hand: the picture, the pinned thing and its price, the orders as they fall, and the talk. */
export function OnAir({ show, view, camera, onTaken }: OnAirProps) {
  const { air } = useStudioWords();
  const [muted, setMuted] = useState(false);
  const [sheet, setSheet] = useState<AirSheet>('none');
  const wide = useMedia('(min-width: 1024px)');
  const stream = camera.camera.at === 'open' ? camera.camera.stream : undefined;
  const resting = show.state === 'on_hold';
  const outgoing = usePublisher({ showId: show.id, stream, resting, muted, onTaken });
  const torch = useTorch(stream);
  const voice = useOrderVoice(view);
  useMutedReminder(muted, voice?.say);
  useWakeLock();
  return (
    <main className={styles.air} data-resting={resting || undefined}>
      <div className={styles.picture}>
        {stream === undefined ? (
          <CameraProblem camera={camera.camera} onRetry={camera.again} />
        ) : (
          <OwnPicture stream={stream} label={air.ownPicture} mirrored={camera.mirrored} />
        )}
      </div>
      <AirTop show={show} outgoing={outgoing} muted={muted} wentBack={camera.wentBack} />
      <div className={styles.talk}>
        <PanelBoundary>
          <UpliftPanel showId={show.id} />
        </PanelBoundary>
        <PanelBoundary>
          <DraftsPanel showId={show.id} />
        </PanelBoundary>
        <PanelBoundary>
          <OrderTicker view={view} />
        </PanelBoundary>
        <PanelBoundary>
          <ChatPeek wide={wide} onOpen={() => setSheet('chat')} />
        </PanelBoundary>
      </div>
      <AirRail
        sound={{ muted, toggle: () => setMuted(!muted) }}
        voice={voice}
        torch={torch}
        onFlip={stream === undefined ? undefined : camera.flip}
      />
      <section className={styles.desk}>
        <PanelBoundary>
          <OfferDesk show={show} onRun={() => setSheet('run')} />
        </PanelBoundary>
        {wide && <BagPanel show={show} onRun={() => setSheet('run')} />}
        <AirBar show={show} wide={wide} onOpen={setSheet} />
      </section>
      <AirSheets sheet={sheet} show={show} onOpen={setSheet} onClose={() => setSheet('none')} />
    </main>
  );
}
