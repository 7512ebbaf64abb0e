import type { Refusal, ShowView } from '@chophien/contracts';
import { Button, RefusalLine } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { useLiveClient } from '../room/live-context.js';
import { RunOpener } from '../run/run-opener.js';
import { CameraProblem } from './camera-problem.js';
import { DeviceChoice } from './device-choice.js';
import { LinkWords } from './link-words.js';
import { OwnPicture } from './own-picture.js';
import { Papers } from './papers.js';
import styles from './preflight.module.css';
import type { useCamera } from './use-camera.js';
import { useMicrophoneLevel } from './use-microphone-level.js';

type Starting = { at: 'ready' | 'starting'; refusal?: Refusal };

/** A last look before the market looks: picture, sound and the way out, each in one plain sentence. */
export function Preflight({ show, camera }: { show: ShowView; camera: ReturnType<typeof useCamera> }) {
  const { preflight: words } = useStudioWords();
  const { http, deviceId } = useMarket();
  const { store } = useLiveClient();
  const [starting, setStarting] = useState<Starting>({ at: 'ready' });
  const stream = camera.camera.at === 'open' ? camera.camera.stream : undefined;

  const start = async () => {
    setStarting({ at: 'starting' });
    const seat = await http.takeSeat(show.id, { deviceId });
    // Without a picture line the shop still opens; only a show that is not ours to run stops here.
    if (!seat.ok && seat.refusal.code !== 'video_off')
      return setStarting({ at: 'ready', refusal: seat.refusal });
    const started = await http.moveShow(show.id, 'start');
    if (!started.ok) return setStarting({ at: 'ready', refusal: started.refusal });
    store.tell({ type: 'show.moved', show: started.value });
  };
  const busy = starting.at === 'starting';
  return (
    <Page>
      <div className={styles.head}>
        <h1>{show.title}</h1>
        <p className={styles.soft}>{words.title}</p>
      </div>
      <div className={styles.look}>
        <div className={styles.picture}>
          {stream === undefined ? (
            <CameraProblem camera={camera.camera} onRetry={camera.again} />
          ) : (
            <OwnPicture stream={stream} label={words.preview} mirrored={camera.mirrored} />
          )}
        </div>
        <div className={styles.checks}>
          {stream !== undefined && <SoundCheck stream={stream} />}
          <LinkWords hasCamera={stream !== undefined} />
          {stream !== undefined && <DeviceChoice camera={camera} />}
        </div>
      </div>
      <Papers showId={show.id} />
      <RunOpener show={show} />
      <div className={styles.start}>
        <RefusalLine refusal={starting.refusal} />
        <Button tone="leaf" size="air" busy={busy} onClick={() => void start()}>
          {busy ? words.goingLive : stream === undefined ? words.shopOnly : words.goLive}
        </Button>
      </div>
    </Page>
  );
}

function SoundCheck({ stream }: { stream: MediaStream }) {
  const { preflight: words } = useStudioWords();
  const level = useMicrophoneLevel(stream);
  return (
    <div className={styles.sound}>
      <span>{words.microphoneLevel}</span>
      <meter aria-label={words.microphoneLevel} min={0} max={1} value={level} />
    </div>
  );
}
