import { IconButton, useAllWords, useMedia, AllWords } from '@chophien/ui';
import { shopIsOpen } from '@chophien/domain';
import { Heart } from 'lucide-react';
import { useLive } from '../show/live-context.js';
import styles from './hearts.module.css';
import { useHearts } from './use-hearts.js';

/** A heart for the show, while it is on: everybody's rise from here over the picture. */
export function Hearts() {
  const isOn = useLive(({ show }) => show !== null && shopIsOpen(show.state));
  if (!isOn) return null;
  return (
    <AllWords>
      <HeartButton />
    </AllWords>
  );
}

function HeartButton() {
  const { hearts: words } = useAllWords();
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const { floating, give, fade } = useHearts();
  return (
    <>
      {isStill ? (
        <Count />
      ) : (
        <div className={styles.air} aria-hidden="true">
          {floating.map((id) => (
            <span
              key={id}
              className={styles.floating}
              data-way={id % 5}
              data-testid="heart"
              onAnimationEnd={() => fade(id)}
            >
              <Heart size={24} fill="currentColor" />
            </span>
          ))}
        </div>
      )}
      <IconButton tone="over" label={words.give} className={styles.give} onClick={give}>
        <Heart aria-hidden="true" size={24} fill="currentColor" />
      </IconButton>
    </>
  );
}

/** Where nothing moves, a figure does what the rising hearts would. */
function Count() {
  const { hearts: words, formats } = useAllWords();
  const count = useLive((state) => state.hearts);
  return count === 0 ? null : (
    <span className={styles.count} aria-label={words.count(count)} role="img">
      {formats.count(count)}
    </span>
  );
}
