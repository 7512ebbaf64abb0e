import type { ChatLine } from '@chophien/contracts';
import { useStayAtEnd } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import styles from './desk.module.css';

type TalkLinesProps = {
  lines: readonly ChatLine[];
  chosenSeq: number | undefined;
  onChoose: (seq: number) => void;
};

/** The last lines, each a button and two words: light enough to be drawn while hundreds come. */
export function TalkLines({ lines, chosenSeq, onChoose }: TalkLinesProps) {
  const { desk } = useStudioWords();
  const list = useStayAtEnd<HTMLDivElement>(chosenSeq === undefined ? lines.at(-1)?.seq : undefined);
  return (
    <div
      ref={list}
      className={styles.lines}
      role="group"
      aria-label={desk.talk.label}
      data-testid="desk-lines"
    >
      {lines.length === 0 && <p className={styles.soft}>{desk.talk.empty}</p>}
      {lines.map((line) => (
        <button
          key={line.seq}
          type="button"
          className={styles.chatLine}
          aria-pressed={line.seq === chosenSeq}
          data-host={line.fromHost || undefined}
          onClick={() => onChoose(line.seq)}
        >
          <b>{line.name}</b> {line.text}
        </button>
      ))}
    </div>
  );
}
