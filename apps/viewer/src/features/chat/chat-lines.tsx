import type { ChatLine } from '@chophien/contracts';
import { useStayAtEnd, useWords } from '@chophien/ui';
import { Fragment } from 'react';
import { useLive } from '../show/live-context.js';
import styles from './chat-lines.module.css';

/** The last lines of the market's talk. It is silent to screen readers unless they go to it. */
export function ChatLines() {
  const { chat: words } = useWords();
  const chat = useLive((state) => state.chat);
  const gone = useLive((state) => state.gone);
  const over = useLive((state) => state.show?.state === 'ended');
  const list = useStayAtEnd<HTMLElement>(chat.at(-1)?.seq);
  return (
    <section ref={list} className={styles.chat} aria-label={words.title}>
      <h2 className={styles.title}>{words.title}</h2>
      {chat.length === 0 && !over && <p className={styles.empty}>{words.empty}</p>}
      <ul>
        {chat.map((line, index) => (
          <Fragment key={line.seq}>
            {isAfterGap(gone, line, chat[index - 1]) && <li className={styles.missing}>{words.missing}</li>}
            <Line line={line} />
          </Fragment>
        ))}
      </ul>
    </section>
  );
}

/** Lines that a moderator has taken away are no gap. */
function isAfterGap(gone: Readonly<Record<number, number>>, line: ChatLine, { seq } = line): boolean {
  do seq += 1;
  while (seq in gone);
  return seq < line.seq;
}

function Line({ line }: { line: ChatLine }) {
  const { chat: words } = useWords();
  return (
    <li className={styles.line} data-testid="line" data-host={line.fromHost || undefined}>
      <span className={styles.name}>{line.name}</span>
      {line.fromHost && <span className={styles.badge}>{words.host}</span>}
      <span>{line.text}</span>
    </li>
  );
}
