import type { MyActView, ReplyView } from '@chophien/contracts';
import { Button, useAllWords } from '@chophien/ui';
import { useState } from 'react';
import { AppealForm } from './appeal-form.js';
import styles from './talk.module.css';
import { useToMe } from './use-to-me.js';

/** What moderators did to this writer or wrote to them alone, the newest first; each until it was read. */
export function ToMe() {
  const { acts, replies, dismiss, appeal } = useToMe();
  return (
    <>
      {replies.map((reply) => (
        <Reply key={reply.id} reply={reply} onDismiss={() => dismiss(reply.id)} />
      ))}
      {acts.map((act) => (
        <Act
          key={act.actId}
          act={act}
          onDismiss={() => dismiss(stampOf(act))}
          appeal={(text) => appeal(act.actId, text)}
        />
      ))}
    </>
  );
}

/** An act that was undone or answered meanwhile is news again. */
export const stampOf = ({ actId, undone, appeal }: MyActView) =>
  `${actId} ${String(undone)} ${appeal?.state ?? ''}`;

function Reply({ reply, onDismiss }: { reply: ReplyView; onDismiss: () => void }) {
  const { talk } = useAllWords();
  return (
    <section className={styles.card} role="status">
      <p>
        <strong>{talk.privately(reply.byName)}</strong>
      </p>
      <p className={styles.soft}>{talk.youSaid(reply.lineText)}</p>
      <p>{reply.text}</p>
      <Button onClick={onDismiss}>{talk.dismiss}</Button>
    </section>
  );
}

type ActProps = { act: MyActView; onDismiss: () => void; appeal: Parameters<typeof AppealForm>[0]['send'] };

function Act({ act, onDismiss, appeal }: ActProps) {
  const { talk } = useAllWords();
  const [isWriting, setIsWriting] = useState(false);
  const canAppeal = !act.undone && act.appeal === null;
  return (
    <section className={styles.card} role="status" data-testid="act">
      <ActWords act={act} />
      {isWriting && canAppeal ? (
        <AppealForm send={appeal} />
      ) : (
        <div className={styles.row}>
          {canAppeal && <Button onClick={() => setIsWriting(true)}>{talk.appeal}</Button>}
          <Button onClick={onDismiss}>{talk.dismiss}</Button>
        </div>
      )}
    </section>
  );
}

function ActWords({ act }: { act: MyActView }) {
  const { talk } = useAllWords();
  const { kind, untilMs, rule, why, lineText, appeal } = act;
  if (act.undone) return <p>{talk.undone}</p>;
  const told = kind === 'remove' || kind === 'refuse' || kind === 'mute' || kind === 'ban' ? kind : 'remove';
  return (
    <>
      <p>
        <strong>{talk.acted[told](untilMs)}</strong>
      </p>
      {rule && <p>{talk.becauseOf(why === '' ? talk.rules[rule] : `${talk.rules[rule]} (${why})`)}</p>}
      {lineText !== null && <p className={styles.soft}>{talk.youSaid(lineText)}</p>}
      {appeal?.state === 'open' && <p>{talk.appealed}</p>}
      {appeal?.answer && <p>{talk.upheld(appeal.answer)}</p>}
      <p className={styles.soft}>{talk.stillFine}</p>
    </>
  );
}
