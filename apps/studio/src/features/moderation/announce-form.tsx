import { announcementMax } from '@chophien/domain';
import type { Refusal } from '@chophien/contracts';
import { Button, Field, RefusalLine, toast } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';

/** What stands above the talk on every screen; empty takes it down. */
export function AnnounceForm({ showId, now }: { showId: string; now: string }) {
  const { desk } = useStudioWords();
  const { http } = useMarket();
  const words = desk.rules;
  const [text, setText] = useState(now);
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const send = async () => {
    if (sending.busy) return;
    setSending({ busy: true });
    const answer = await http.announce(showId, text);
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (answer.ok) toast(words.saved);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={words.announcement}
        hint={words.announcementHint}
        value={text}
        maxLength={announcementMax}
        onChange={({ target }) => setText(target.value)}
      />
      <RefusalLine refusal={sending.refusal} />
      <Button type="submit" busy={sending.busy}>
        {text.trim() === '' && now !== '' ? words.takeDown : words.announce}
      </Button>
    </form>
  );
}
