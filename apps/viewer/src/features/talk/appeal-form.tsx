import type { Refusal } from '@chophien/contracts';
import { Button, useAllWords } from '@chophien/ui';
import { RefusalLine } from '@chophien/ui/refused';
import { useId, useState } from 'react';
import styles from './talk.module.css';

const appealMax = 1_000;

/** Says why it is wrong. What was written stays until it has arrived. */
export function AppealForm({ send }: { send: (text: string) => Promise<Refusal | undefined> }) {
  const { talk } = useAllWords();
  const id = useId();
  const [text, setText] = useState('');
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal | undefined }>({ busy: false });
  const submit = async () => {
    if (sending.busy || text.trim() === '') return;
    setSending({ busy: true });
    setSending({ busy: false, refusal: await send(text) });
  };
  return (
    <form
      className={styles.appeal}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label htmlFor={id}>{talk.appealLabel}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={appealMax}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <RefusalLine refusal={sending.refusal} />
      <Button type="submit" tone="leaf" busy={sending.busy}>
        {talk.appealSend}
      </Button>
    </form>
  );
}
