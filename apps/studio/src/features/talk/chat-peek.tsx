import { Button } from '@chophien/ui';
import { MessageCircle } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import { AnswerForm } from './answer-form.js';
import { Lines } from './lines.js';
import styles from './talk.module.css';

const peeked = 3;

/** The last few lines over the picture, and one tap to answer; on a desk the whole talk with its line. */
export function ChatPeek({ wide, onOpen }: { wide: boolean; onOpen: () => void }) {
  const { chat: words } = useStudioWords();
  const chat = useLive((state) => state.chat);
  if (wide) {
    return (
      <section className={styles.desk} aria-label={words.title}>
        <Lines lines={chat} />
        <AnswerForm />
      </section>
    );
  }
  return (
    <section className={styles.peek} aria-label={words.title}>
      {chat.length > 0 && (
        <ul>
          {chat.slice(-peeked).map((line) => (
            <li key={line.seq} className={styles.peekLine}>
              <strong>{line.name}</strong> {line.text}
            </li>
          ))}
        </ul>
      )}
      <Button tone="over" size="air" onClick={onOpen}>
        <MessageCircle aria-hidden="true" size={20} />
        {words.placeholder}
      </Button>
    </section>
  );
}
