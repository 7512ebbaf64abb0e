import type { ShowView } from '@chophien/contracts';
import { IconButton, StatusLine, useOnline, useWords } from '@chophien/ui';
import { ArrowLeft, Eye, SlidersHorizontal, Volume2, VolumeX } from 'lucide-react';
import { Link } from 'wouter';
import { useLive, useShowPicture } from '../show/live-context.js';
import { useShowSheet } from '../show/open-sheet.js';
import styles from './top-bar.module.css';
import { usePictureState } from './use-picture.js';

export function TopBar({ show, isHeard }: { show: ShowView; isHeard: boolean }) {
  const { show: words, common } = useWords();
  const showSheet = useShowSheet();
  return (
    <header className={styles.top}>
      <div className={styles.row}>
        <Link href="/" className={styles.back} aria-label={common.home} data-tip="">
          <ArrowLeft aria-hidden="true" />
        </Link>
        <div className={styles.who}>
          <Link href={`/b/${show.booth.slug}`} className={styles.booth}>
            <span className={styles.boothName}>{show.booth.name}</span>
          </Link>
          <h1 className={styles.title}>{show.title}</h1>
          <p className={styles.state}>
            <span className={styles.chip} data-state={show.state}>
              {words[show.state]}
            </span>
            {show.state !== 'planned' && <Watching />}
          </p>
        </div>
        <IconButton tone="over" label={words.view} onClick={() => showSheet({ at: 'view' })}>
          <SlidersHorizontal aria-hidden="true" size={22} />
        </IconButton>
        <Sound isHeard={isHeard} />
      </div>
      <LineState />
    </header>
  );
}

/** Offered while there is something to hear, or sound to be turned off. */
function Sound({ isHeard }: { isHeard: boolean }) {
  const { show: words } = useWords();
  const shown = useShowPicture();
  const { sound } = usePictureState();
  if (!isHeard && !sound) return null;
  return (
    <IconButton
      tone="over"
      label={sound ? words.soundOff : words.soundOn}
      onClick={() => shown.setSound(!sound)}
    >
      {sound ? <Volume2 aria-hidden="true" size={22} /> : <VolumeX aria-hidden="true" size={22} />}
    </IconButton>
  );
}

function Watching() {
  const { show: words } = useWords();
  const watching = useLive((state) => state.watching);
  return (
    <span className={styles.watching}>
      <Eye aria-hidden="true" size={16} />
      {words.watching(watching)}
    </span>
  );
}

/** Says it when the market cannot be heard, and what still works. */
function LineState() {
  const { show: words } = useWords();
  const line = useLive((state) => state.line);
  const online = useOnline();
  const said = {
    opening: undefined,
    open: undefined,
    doubted: words.comingBack,
    slow: words.lineSlow,
    lost: words.lineLost,
  };
  return <StatusLine text={online ? said[line] : words.offline} soon={line === 'doubted'} />;
}
