import type { LineReading, Refusal } from '@chophien/contracts';
import type { HoldReason } from '@chophien/domain';
import { useAllWords } from '@chophien/ui';
import { RefusalLine } from '@chophien/ui/refused';
import { ReadingHint } from '../draft/reading-hint.js';
import styles from './talk.module.css';

/** What there is to say about a line that was just written. */
export type LineNews = { reading?: LineReading | undefined; held?: HoldReason | undefined };
type ComposerSaysProps = { news: LineNews; refusal: Refusal | undefined; onClose: () => void };

/** Above the composer: why a line was refused, that it waits, or what it may have meant. */
export function ComposerSays({ news: { reading, held }, refusal, onClose }: ComposerSaysProps) {
  const { talk } = useAllWords();
  return (
    <>
      {reading !== undefined && <ReadingHint reading={reading} onClose={onClose} />}
      {held !== undefined && (
        <p className={styles.held} role="status">
          {talk.held[held]}
        </p>
      )}
      {refusal !== undefined && <RefusalLine refusal={refusal} />}
    </>
  );
}
