import { useStudioWords } from '../../app/language.js';
import styles from './plan.module.css';

/** The place of the show's poster. A show has its booth's picture until its host can give it one of its own. */
export function PosterPlace() {
  const { plan: words } = useStudioWords();
  return <p className={styles.soft}>{words.poster}</p>;
}
