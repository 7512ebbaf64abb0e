import { missingPapers } from '@chophien/domain';
import { useRead } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './preflight.module.css';

/** More would push the way on air off a phone. */
const linesMax = 4;

/** What buyers should be told of the goods in the bag and are not yet, a line a lot. It keeps nobody off the air. */
export function Papers({ showId }: { showId: string }) {
  const { preflight: words } = useStudioWords();
  const { http } = useMarket();
  const { reading } = useRead(showId, () => http.showFacts(showId));
  if (reading.at !== 'full') return null;
  const lines = reading.value
    .map((facts) => ({ id: facts.id, name: facts.name, missing: missingPapers(facts) }))
    .filter(({ missing }) => missing.length > 0);
  if (lines.length === 0) return null;
  return (
    <section className={styles.papers}>
      <h2>{words.papersTitle}</h2>
      <ul>
        {lines.slice(0, linesMax).map(({ id, name, missing }) => (
          <li key={id}>
            {words.papersMissing(
              name,
              missing.map((paper) => words.papers[paper]),
            )}
          </li>
        ))}
        {lines.length > linesMax && <li>{words.papersMore(lines.length - linesMax)}</li>}
      </ul>
      <p>{words.papersHint}</p>
    </section>
  );
}
