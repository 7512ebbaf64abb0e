import { useStudioWords } from '../../app/language.js';
import styles from './preflight.module.css';
import { useLinkCheck } from './use-link-check.js';

/** What the way out carries; without a camera also what buyers get all the same, for then no picture can be promised. */
export function LinkWords({ hasCamera }: { hasCamera: boolean }) {
  const { preflight: words } = useStudioWords();
  const link = useLinkCheck();
  const said = hasCamera ? words.links : words.linksNoCamera;
  return (
    <p role="status" className={styles.link} data-link={link} data-bare={hasCamera ? undefined : ''}>
      {link === 'checking' ? words.linkChecking : said[link]}
    </p>
  );
}
