import type { ShowView } from '@chophien/contracts';
import { StatusLine, useWords } from '@chophien/ui';
import { Eye, Heart, MicOff } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import styles from './air-top.module.css';
import type { Link } from './publisher.js';
import { steps } from './step-down.js';
import type { Outgoing } from './use-publisher.js';

type AirTopProps = { show: ShowView; outgoing: Outgoing; muted: boolean; wentBack: boolean };

/** What the host must know at a glance: on air or resting, how many watch, how the link is, and that nobody hears. */
export function AirTop({ show, outgoing, muted, wentBack }: AirTopProps) {
  const { air } = useStudioWords();
  const watching = useLive((state) => state.watching);
  const hearts = useLive((state) => state.hearts);
  const lost = useLive((state) => state.line === 'lost' || state.line === 'slow');
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
          {hearts > 0 && (
            <span className={styles.watching}>
              <Heart aria-hidden="true" size={16} />
              {air.hearts(hearts)}
            </span>
          )}
        </p>
        <LinkWords outgoing={outgoing} />
        <StatusLine text={lost ? air.marketLost : undefined} />
        <StatusLine text={wentBack ? air.flipFailed : undefined} />
        {/* Stands empty before it speaks. */}
        <p role="status" className={styles.muted}>
          {muted && (
            <>
              <MicOff aria-hidden="true" size={24} />
              {air.muted}
            </>
          )}
        </p>
      </div>
    </header>
  );
}

/** One sentence: what the phone has just done by itself for the link, else how the link is. */
function LinkWords({ outgoing }: { outgoing: Outgoing }) {
  const { air } = useStudioWords();
  const { common } = useWords();
  const { link, step, before } = outgoing;
  const said: Record<Link, string> = {
    off: air.linkOff,
    connecting: air.linkConnecting,
    good: air.linkGood,
    fair: air.linkFair,
    poor: air.linkPoor,
    lost: air.linkLost,
    taken: common.loading,
  };
  const connected = link === 'good' || link === 'fair' || link === 'poor';
  const climbed = before !== undefined && steps.indexOf(step) < steps.indexOf(before);
  const fitted = climbed ? air.steppedUp[step] : air.steppedDown[step];
  const changed = connected && before !== undefined;
  return (
    <p className={styles.link} data-link={changed && step !== 'full' ? 'poor' : link} role="status">
      {changed ? fitted : said[link]}
    </p>
  );
}
