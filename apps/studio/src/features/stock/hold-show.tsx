import type { Refusal, ShowView } from '@chophien/contracts';
import { Button, Chip, Field, Form, RefusalLine } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './stock.module.css';

/** When the host is out of reach: the picture rests, viewers are told, orders go on; and back again. */
export function HoldShow({ show, onDone }: { show: ShowView; onDone: () => void }) {
  const { http } = useMarket();
  const { stock } = useStudioWords();
  const words = stock.standIn;
  const [open, setOpen] = useState(false);
  const [say, setSay] = useState(words.usual[0] ?? '');
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const send = async (ask: () => ReturnType<typeof http.handBack>) => {
    if (sending.busy) return;
    setSending({ busy: true });
    const answer = await ask();
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (!answer.ok) return;
    setOpen(false);
    onDone();
  };
  if (show.state === 'on_hold')
    return (
      <div className={styles.held}>
        <span className={styles.state}>{words.isHeld}</span>
        <Button busy={sending.busy} onClick={() => void send(() => http.handBack(show.id))}>
          {words.back}
        </Button>
        <RefusalLine refusal={sending.refusal} />
      </div>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {open && (
        <Sheet title={words.title} onClose={() => setOpen(false)}>
          <Form className={styles.form} onSend={() => void send(() => http.standIn(show.id, say))}>
            <p>{words.hint}</p>
            <Field
              label={words.say}
              value={say}
              maxLength={200}
              onChange={({ target }) => setSay(target.value)}
            />
            <div className={styles.chips}>
              {words.usual.map((usual) => (
                <Chip key={usual} pressed={say === usual} onClick={() => setSay(usual)}>
                  {usual}
                </Chip>
              ))}
            </div>
            <RefusalLine refusal={sending.refusal} />
            <Button type="submit" tone="leaf" size="l" busy={sending.busy}>
              {words.send}
            </Button>
          </Form>
        </Sheet>
      )}
    </>
  );
}
