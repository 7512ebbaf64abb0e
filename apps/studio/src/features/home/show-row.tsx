import type { StudioShowRow } from '@chophien/contracts';
import { shopIsOpen } from '@chophien/domain';
import { Moment, useWords } from '@chophien/ui';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { CopyLink } from '../camera/copy-link.js';
import styles from './home.module.css';

/** One show in the list: its state, its name, when, and what it has sold. */
export function ShowRow({ show }: { show: StudioShowRow }) {
  const { home } = useStudioWords();
  const { formats } = useWords();
  const onAir = shopIsOpen(show.state);
  const sold = [
    show.soldGrams > 0 ? formats.amount(show.soldGrams, 'g') : '',
    show.soldPieces > 0 ? formats.amount(show.soldPieces, 'piece') : '',
  ].filter((part) => part !== '');
  return (
    <li className={styles.show}>
      <Link href={`/shows/${show.id}`} className={styles.row} data-on-air={onAir || undefined}>
        <span className={styles.state}>{home.states[show.state]}</span>
        <strong className={styles.title}>{show.title}</strong>
        <span className={styles.soft}>
          {show.booth.name} · <Moment atMs={show.startedAtMs ?? show.startsAtMs} />
        </span>
        {show.state !== 'planned' && (
          <span className={styles.sold}>
            {sold.length === 0 ? home.soldNone : home.sold(sold.join(' · '))}
          </span>
        )}
        {show.state !== 'ended' && <span className={styles.go}>{onAir ? home.backOnAir : home.open}</span>}
      </Link>
      {show.state !== 'ended' && <Ways show={show} />}
    </li>
  );
}

/** Ways of their own beside the one into the room. */
function Ways({ show }: { show: StudioShowRow }) {
  const { home, desk } = useStudioWords();
  return (
    <div className={styles.besides}>
      {show.state === 'planned' && (
        <Link href={`/shows/${show.id}/plan`} className={styles.edit} aria-label={home.editNamed(show.title)}>
          {home.edit}
        </Link>
      )}
      <Link href={`/desk/${show.id}`} className={styles.edit} aria-label={desk.wayNamed(show.title)}>
        {desk.way}
      </Link>
      <CopyLink
        url={`${location.origin}/s/${show.slug}`}
        copied={home.linkCopied}
        button={{ tone: 'quiet', children: home.copyLink, 'aria-label': home.copyNamed(show.title) }}
      />
    </div>
  );
}
