import type { HeldLineView, Refusal } from '@chophien/contracts';
import { Button, Moment, RefusalLine } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { ActSheet } from './act-sheet.js';
import styles from './desk.module.css';
import type { DeskDoor } from './use-desk.js';

/** Lines that wait for a moderator, the oldest first. */
export function HeldPanel({ door }: { door: DeskDoor }) {
  const { desk: words } = useStudioWords();
  const { held, heldCount } = door.view;
  if (held.length === 0) return <p className={styles.soft}>{words.held.empty}</p>;
  return (
    <>
      <ul className={styles.list}>
        {held.map((line) => (
          <HeldLine key={line.id} line={line} door={door} />
        ))}
      </ul>
      {heldCount > held.length && <p className={styles.soft}>{words.held.more(heldCount - held.length)}</p>}
    </>
  );
}

function HeldLine({ line, door }: { line: HeldLineView; door: DeskDoor }) {
  const { desk: words } = useStudioWords();
  const [isRefusing, setIsRefusing] = useState(false);
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const publish = async () => {
    setSending({ busy: true });
    const answer = await door.act({ kind: 'publish', lineId: line.id, rule: 'other' }, line.id);
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    door.again();
  };
  return (
    <li className={styles.item} data-testid="held">
      <p>
        <b>{line.name}</b> <Moment atMs={line.atMs} />
      </p>
      <p className={styles.quote}>{line.text}</p>
      <p className={styles.soft}>
        {words.held.why[line.why]}
        {line.word !== null && `: ${words.held.word(line.word)}`}
      </p>
      <RefusalLine refusal={sending.refusal} />
      <div className={styles.ways}>
        <Button tone="leaf" busy={sending.busy} onClick={() => void publish()}>
          {words.act.confirm.publish}
        </Button>
        <Button onClick={() => setIsRefusing(true)}>{words.act.confirm.refuse}</Button>
      </div>
      {isRefusing && (
        <ActSheet
          door={door}
          kind="refuse"
          line={line}
          onDone={() => setIsRefusing(false)}
          onClose={() => setIsRefusing(false)}
        />
      )}
    </li>
  );
}
