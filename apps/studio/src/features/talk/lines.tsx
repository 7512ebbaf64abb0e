import type { ChatLine } from '@chophien/contracts';
import { useStayAtEnd, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import styles from './talk.module.css';

export function Lines({ lines }: { lines: readonly ChatLine[] }) {
  const { chat: words } = useStudioWords();
  const { chat } = useWords();
  const list = useStayAtEnd<HTMLDivElement>(lines.at(-1)?.seq);
  return (
    <div ref={list} className={styles.lines}>
      {lines.length === 0 && <p className={styles.empty}>{words.empty}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.seq}>
            <strong>{line.name}</strong> {line.fromHost && <em>{chat.host}</em>} {line.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
