import { AllWords, useAllWords } from '@chophien/ui';
import type { Saving } from './saving.js';
import styles from './still.module.css';
import { useStills } from './use-stills.js';

/** For data savers the picture changes less often. */
const everyMs = { auto: 1_000, low: 5_000, sound: 5_000 } as const satisfies Record<Saving, number>;

export type StillProps = { path: string | null; saving: Saving; booth: string };

/** For who has no seat before the moving picture: it stands still, is another in a moment, and a line says why. */
export function Still(props: StillProps) {
  return (
    <AllWords>
      <StillPicture {...props} />
    </AllWords>
  );
}

function StillPicture({ path, saving, booth }: StillProps) {
  const { still: words } = useAllWords();
  const { at, pictures } = useStills(path, everyMs[saving]);
  return (
    <>
      <div className={styles.pictures}>
        {pictures.map((address, place) => (
          <img
            key={address}
            className={styles.picture}
            src={address}
            alt={place === pictures.length - 1 ? words.alt(booth) : ''}
          />
        ))}
      </div>
      <p className={styles.note} role="status" data-at={at}>
        <strong>{words.full}</strong> {at === 'missing' ? words.missing : words.seen(everyMs[saving] / 1_000)}
      </p>
    </>
  );
}
