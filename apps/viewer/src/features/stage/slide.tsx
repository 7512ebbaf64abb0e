import type { ShowView } from '@chophien/contracts';
import { Button, useWords } from '@chophien/ui';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../shared/button-link.js';
import { useShowPicture } from '../show/live-context.js';
import styles from './slide.module.css';
import type { StageFace } from './stage-of.js';

type SlideProps = { face: StageFace; show: ShowView; nowMs: number };

/** What to say while no picture moves. It is said once when it comes, not at every tick of a countdown. */
export function Slide({ face, show, nowMs }: SlideProps) {
  const { show: words } = useWords();
  if (face === 'moving' || face === 'still') return null;
  if (face === 'before') return <Before show={show} nowMs={nowMs} />;
  if (face === 'sound') return <SoundOnly />;
  if (face === 'ended') {
    return (
      <Card title={words.endedTitle} text={words.endedText}>
        <ButtonLink href="/orders">{words.endedOrders}</ButtonLink>
        <ButtonLink href="/">{words.endedMarket}</ButtonLink>
      </Card>
    );
  }
  const said = {
    starting: [words.startingTitle, words.startingText],
    hold: [words.holdTitle, words.holdText],
    reconnecting: [words.reconnectingTitle, words.reconnectingText],
    noVideo: [words.noVideoTitle, words.noVideoText],
  }[face];
  return <Card title={said[0] ?? ''} text={said[1] ?? ''} />;
}

function SoundOnly() {
  const { show: words } = useWords();
  const shown = useShowPicture();
  return (
    <Card title={words.soundOnlyTitle} text={words.soundOnlyText}>
      <Button tone="over" onClick={() => shown.setSaving('auto')}>
        {words.seeAgain}
      </Button>
    </Card>
  );
}

function Before({ show, nowMs }: { show: ShowView; nowMs: number }) {
  const { show: words } = useWords();
  const leftMs = show.startsAtMs - nowMs;
  return (
    <Card title={words.beforeTitle} text={leftMs > 0 ? words.beforeText(show.startsAtMs) : words.beforeSoon}>
      {leftMs > 0 && (
        <p className={styles.countdown} role="timer" aria-live="off">
          {words.beforeCountdown(leftMs)}
        </p>
      )}
      <p>{words.beforeShop}</p>
    </Card>
  );
}

function Card({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={styles.slide}>
      <div role="status">
        <h2 className={styles.title}>{title}</h2>
        <p>{text}</p>
      </div>
      {children !== undefined && <div className={styles.more}>{children}</div>}
    </div>
  );
}
