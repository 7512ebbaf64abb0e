import type { ShowView } from '@chophien/contracts';
import { IconButton, LanguagePicker, Toast, useOnline, useWords } from '@chophien/ui';
import { ArrowLeft, Eye, Volume2, VolumeX } from 'lucide-react';
import { Link } from 'wouter';
import { useLive } from '../show/live-context.js';
import styles from './top-bar.module.css';

type TopBarProps = { show: ShowView; sound: boolean | undefined; onSound: () => void };

export function TopBar({ show, sound, onSound }: TopBarProps) {
  const { show: words, common } = useWords();
  return (
    <header className={styles.top}>
      <div className={styles.row}>
        <Link href="/" className={styles.back} aria-label={common.home}>
          <ArrowLeft aria-hidden="true" />
        </Link>
        <div className={styles.who}>
          <Link href={`/b/${show.booth.slug}`} className={styles.booth}>
            {show.booth.name}
          </Link>
          <h1 className={styles.title}>{show.title}</h1>
          <p className={styles.state}>
            <span className={styles.chip} data-state={show.state}>
              {words[show.state]}
            </span>
            {show.state !== 'planned' && <Watching />}
          </p>
        </div>
        <LanguagePicker over />
        {sound !== undefined && (
          <IconButton tone="over" label={sound ? words.soundOff : words.soundOn} onClick={onSound}>
            {sound ? <Volume2 aria-hidden="true" size={22} /> : <VolumeX aria-hidden="true" size={22} />}
          </IconButton>
        )}
      </div>
      <LineState />
    </header>
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
  const lost = useLive((state) => state.line === 'lost');
  const online = useOnline();
  const said = online ? words.lineLost : words.offline;
  return <Toast text={lost || !online ? said : undefined} />;
}
