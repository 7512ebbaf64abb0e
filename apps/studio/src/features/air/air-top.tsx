import type { ShowView } from '@chophien/contracts';
import { IconButton, Toast, useWords } from '@chophien/ui';
import { Eye, Mic, MicOff, SwitchCamera } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import styles from './air-top.module.css';
import type { Link } from './publisher.js';

type AirTopProps = {
  show: ShowView;
  link: Link;
  sound: { muted: boolean; toggle: () => void };
  onFlip: (() => void) | undefined;
};

export function AirTop({ show, link, sound, onFlip }: AirTopProps) {
  const { air } = useStudioWords();
  const watching = useLive((state) => state.watching);
  const lost = useLive((state) => state.line === 'lost');
  return (
    <header className={styles.top}>
      <div className={styles.words}>
        <h1 className={styles.title}>{show.title}</h1>
        <p className={styles.row}>
          <span className={styles.state} data-state={show.state} role="status">
            {show.state === 'on_hold' ? air.onHold : air.live}
          </span>
          <span className={styles.watching}>
            <Eye aria-hidden="true" size={16} />
            {air.watching(watching)}
          </span>
        </p>
        <LinkWords link={link} />
        <Toast text={lost ? air.marketLost : undefined} />
        <Toast text={sound.muted ? air.muted : undefined} />
      </div>
      <div className={styles.rail}>
        <IconButton
          tone="over"
          size="air"
          label={sound.muted ? air.unmute : air.mute}
          aria-pressed={sound.muted}
          onClick={sound.toggle}
        >
          {sound.muted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
        </IconButton>
        {onFlip !== undefined && (
          <IconButton tone="over" size="air" label={air.flip} onClick={onFlip}>
            <SwitchCamera aria-hidden="true" />
          </IconButton>
        )}
      </div>
    </header>
  );
}

function LinkWords({ link }: { link: Link }) {
  const { air } = useStudioWords();
  const { common } = useWords();
  const said: Record<Link, string> = {
    off: air.linkOff,
    connecting: air.linkConnecting,
    good: air.linkGood,
    fair: air.linkFair,
    poor: air.linkPoor,
    lost: air.linkLost,
    taken: common.loading,
  };
  return (
    <p className={styles.link} data-link={link} role="status">
      {said[link]}
    </p>
  );
}
