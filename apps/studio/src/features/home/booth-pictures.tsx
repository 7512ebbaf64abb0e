import type { StudioHomeView } from '@chophien/contracts';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { KeptPicture } from '../pictures/kept-picture.js';
import styles from './home.module.css';

/** The face of each booth, changed by one tap. */
export function BoothPictures({ booths }: { booths: StudioHomeView['booths'] }) {
  const { pictures: words } = useStudioWords();
  const { http } = useMarket();
  return (
    <section className={styles.section}>
      <h2>{words.booth}</h2>
      <p className={styles.soft}>{words.boothHint}</p>
      <ul className={styles.booths}>
        {booths.map(({ id, name, picture }) => (
          <li key={id}>
            <KeptPicture
              label={name}
              hint={words.boothHint}
              boothId={id}
              picture={picture}
              keep={(to) => http.setBoothPicture(id, { picture: to })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
