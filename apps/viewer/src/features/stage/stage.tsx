import { lazyPart, PanelBoundary, Picture, useWords } from '@chophien/ui';
import { Suspense, useRef, type ReactNode } from 'react';
import { useLive } from '../show/live-context.js';
import { screenIds } from './picture.js';
import { Slide } from './slide.js';
import { stageOf } from './stage-of.js';
import styles from './stage.module.css';
import { TopBar } from './top-bar.js';
import { usePicture } from './use-picture.js';
import { useServerNow } from './use-server-now.js';

const Still = lazyPart(async () => (await import('./still.js')).Still);

/** The picture with its bar and its slides; what is laid over it comes as children. */
export function Stage({ children }: { children: ReactNode }) {
  const { show: words } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const audio = useRef<HTMLAudioElement>(null);
  const { picture, still = null, saving } = usePicture({ video, audio });
  const show = useLive((state) => state.show);
  const now = useServerNow(1_000);
  if (show === null) return null;
  const face = stageOf(show, picture, now, saving);
  return (
    <>
      <div className={styles.stage} data-face={face}>
        {/* Drawn small and enlarged, soft on purpose: the smallest file will do on every screen. */}
        <Picture base={show.picture} sizes="40px" className={styles.poster} />
        {/* The talk is the host's own voice, made as it is sent: there is no text of it to show. */}
        <video
          ref={video}
          id={screenIds.video}
          className={styles.video}
          aria-label={words.videoLabel(show.booth.name)}
          muted
          playsInline
          autoPlay
        >
          <track kind="captions" />
        </video>
        <audio ref={audio} id={screenIds.audio} muted>
          <track kind="captions" />
        </audio>
      </div>
      <Suspense>
        {face === 'still' && <Still path={still} saving={saving} booth={show.booth.name} />}
      </Suspense>
      <TopBar show={show} isHeard={face === 'moving' || face === 'sound'} />
      <div className={styles.middle}>
        <PanelBoundary>
          <Slide face={face} show={show} nowMs={now} />
        </PanelBoundary>
        {children}
      </div>
    </>
  );
}
