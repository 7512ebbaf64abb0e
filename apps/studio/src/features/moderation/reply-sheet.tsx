import { newKey } from '@chophien/client';
import type { ChatLine, Refusal } from '@chophien/contracts';
import { Button, Field, RefusalLine, toast } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';

type ReplySheetProps = { showId: string; line: ChatLine; onDone: () => void; onClose: () => void };

/** An answer that the writer alone reads. */
export function ReplySheet({ showId, line, onDone, onClose }: ReplySheetProps) {
  const { desk: words } = useStudioWords();
  const { http } = useMarket();
  const [key] = useState(newKey);
  const [text, setText] = useState('');
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const send = async () => {
    if (sending.busy || text.trim() === '') return;
    setSending({ busy: true });
    const answer = await http.replyTo(showId, line.id, { key, text });
    if (!answer.ok) return setSending({ busy: false, refusal: answer.refusal });
    toast(words.act.sent);
    onDone();
  };
  return (
    <Sheet title={words.act.reply} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className={styles.quote}>
          <b>{line.name}</b> {line.text}
        </p>
        <Field
          label={words.act.replyLabel}
          value={text}
          maxLength={300}
          onChange={({ target }) => setText(target.value)}
        />
        <RefusalLine refusal={sending.refusal} />
        <Button type="submit" tone="leaf" size="l" busy={sending.busy}>
          {words.act.send}
        </Button>
      </form>
    </Sheet>
  );
}
