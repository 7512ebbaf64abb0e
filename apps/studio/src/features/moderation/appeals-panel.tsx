import type { AppealView, Refusal } from '@chophien/contracts';
import { Button, Field, Opening, Refused, RefusalLine, useRead } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';
import type { DeskDoor } from './use-desk.js';

/** Who says that an act was wrong, what is due first on top, and the answer. */
export function AppealsPanel({ door }: { door: DeskDoor }) {
  const { desk: words } = useStudioWords();
  const { http } = useMarket();
  const showId = door.view.show.id;
  const { reading, again } = useRead(`appeals ${showId} ${door.view.appealsOpen}`, () =>
    http.appeals(showId),
  );
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  if (reading.value.length === 0) return <p className={styles.soft}>{words.appeals.empty}</p>;
  return (
    <ul className={styles.list}>
      {reading.value.map((appeal) => (
        <Appeal key={appeal.id} appeal={appeal} nowMs={door.view.atMs} onAnswered={again} />
      ))}
    </ul>
  );
}

type AppealProps = { appeal: AppealView; nowMs: number; onAnswered: () => void };

function Appeal({ appeal, nowMs, onAnswered }: AppealProps) {
  const { desk: words } = useStudioWords();
  const { act, state, dueAtMs } = appeal;
  return (
    <li className={styles.item} data-testid="appeal">
      <p>
        <b>{words.act.names[act.kind]}</b>
        {act.rule && ` · ${words.act.rules[act.rule]}`} · {words.appeals.states[state]}
      </p>
      {act.line && <p className={styles.quote}>{act.line.text}</p>}
      <p>
        {words.appeals.says(act.onName ?? '')}: {appeal.text}
      </p>
      {state === 'open' ? (
        <>
          <p className={dueAtMs < nowMs ? styles.late : styles.soft}>
            {dueAtMs < nowMs ? words.appeals.late : words.appeals.due(dueAtMs)}
          </p>
          <AnswerAppeal appealId={appeal.id} onAnswered={onAnswered} />
        </>
      ) : (
        <p className={styles.soft}>
          {words.appeals.answer}: {appeal.answer}
        </p>
      )}
    </li>
  );
}

function AnswerAppeal({ appealId, onAnswered }: { appealId: string; onAnswered: () => void }) {
  const { desk: words } = useStudioWords();
  const { http } = useMarket();
  const [text, setText] = useState('');
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const answer = async (verdict: 'upheld' | 'lifted') => {
    if (sending.busy || text.trim() === '') return;
    setSending({ busy: true });
    const answered = await http.answerAppeal(appealId, { verdict, answer: text });
    setSending(answered.ok ? { busy: false } : { busy: false, refusal: answered.refusal });
    if (answered.ok) onAnswered();
  };
  return (
    <div className={styles.form}>
      <Field
        label={words.appeals.answer}
        value={text}
        maxLength={1_000}
        onChange={({ target }) => setText(target.value)}
      />
      <RefusalLine refusal={sending.refusal} />
      <div className={styles.ways}>
        <Button tone="leaf" busy={sending.busy} onClick={() => void answer('lifted')}>
          {words.appeals.lift}
        </Button>
        <Button busy={sending.busy} onClick={() => void answer('upheld')}>
          {words.appeals.uphold}
        </Button>
      </div>
    </div>
  );
}
