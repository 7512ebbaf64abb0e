import { newKey } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import { cleanLine } from '@chophien/domain';
import { IconButton, RefusalLine, useWords } from '@chophien/ui';
import { SendHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useLive, useLiveClient } from '../room/live-context.js';
import styles from './talk.module.css';

type Posting = { at: 'idle' | 'sending'; refusal?: Refusal };

/** The host's answer. The same words sent again after a lost answer keep their key. */
export function AnswerForm() {
  const { chat: words } = useStudioWords();
  const { chat } = useWords();
  const live = useLiveClient();
  const showId = useLive((state) => state.show?.id);
  const [text, setText] = useState('');
  const [posting, setPosting] = useState<Posting>({ at: 'idle' });
  const intent = useRef({ text: '', key: '' });

  const send = async () => {
    const line = cleanLine(text);
    if (!line.ok || showId === undefined) return;
    if (intent.current.text !== line.value) intent.current = { text: line.value, key: newKey() };
    setPosting({ at: 'sending' });
    const answer = await live.postLine({ showId, text: line.value, key: intent.current.key });
    setPosting(answer.ok ? { at: 'idle' } : { at: 'idle', refusal: answer.refusal });
    if (!answer.ok) return;
    intent.current = { text: '', key: '' };
    setText('');
  };
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (posting.at === 'idle') void send();
      }}
    >
      <RefusalLine refusal={posting.refusal} />
      <div className={styles.answerRow}>
        <input
          aria-label={words.placeholder}
          placeholder={words.placeholder}
          value={text}
          autoComplete="off"
          enterKeyHint="send"
          onChange={({ target }) => setText(target.value)}
        />
        <IconButton type="submit" size="air" label={chat.send} busy={posting.at === 'sending'}>
          <SendHorizontal aria-hidden="true" />
        </IconButton>
      </div>
    </form>
  );
}
