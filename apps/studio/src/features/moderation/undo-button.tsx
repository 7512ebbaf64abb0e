import type { Refusal } from '@chophien/contracts';
import { Button, Field, RefusalLine } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';

/** Takes an act back, with a word on why. */
export function UndoButton({ actId, onUndone }: { actId: string; onUndone: () => void }) {
  const { desk: words } = useStudioWords();
  const { http } = useMarket();
  const [why, setWhy] = useState<string>();
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  if (why === undefined) return <Button onClick={() => setWhy('')}>{words.act.undo}</Button>;
  const send = async () => {
    if (sending.busy || why.trim() === '') return;
    setSending({ busy: true });
    const answer = await http.undoAct(actId, why);
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (answer.ok || answer.refusal.code === 'already_undone') onUndone();
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
        label={words.act.undoWhy}
        value={why}
        maxLength={300}
        onChange={({ target }) => setWhy(target.value)}
      />
      <RefusalLine refusal={sending.refusal} />
      <Button type="submit" busy={sending.busy}>
        {words.act.undo}
      </Button>
    </form>
  );
}
