import type { ActView } from '@chophien/contracts';
import { Button, Moment, Opening, Refused, useRead } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';
import { UndoButton } from './undo-button.js';
import type { DeskDoor } from './use-desk.js';

const pageSize = 50;

/** Everything that was done, by whom and why, the newest first. */
export function LogPanel({ door }: { door: DeskDoor }) {
  const { desk: words } = useStudioWords();
  const { http } = useMarket();
  const showId = door.view.show.id;
  const [older, setOlder] = useState<readonly ActView[]>([]);
  const { reading, again } = useRead(`acts ${showId} ${door.round}`, () => http.acts(showId));
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  const shown = new Set(reading.value.map(({ id }) => id));
  const acts = [...reading.value, ...older.filter(({ id }) => !shown.has(id))];
  const readOlder = async () => {
    const answer = await http.acts(showId, acts.at(-1)?.id);
    if (answer.ok) setOlder([...older, ...answer.value]);
  };
  if (acts.length === 0) return <p className={styles.soft}>{words.log.empty}</p>;
  return (
    <>
      <ol className={styles.list}>
        {acts.map((act) => (
          <LoggedAct key={act.id} act={act} onUndone={again} />
        ))}
      </ol>
      {acts.length % pageSize === 0 && <Button onClick={() => void readOlder()}>{words.log.older}</Button>}
    </>
  );
}

function LoggedAct({ act, onUndone }: { act: ActView; onUndone: () => void }) {
  const { desk: words } = useStudioWords();
  return (
    <li className={styles.item} data-testid="logged">
      <p>
        <b>{words.act.names[act.kind]}</b>
        {act.onName !== null && ` · ${act.onName}`}
      </p>
      {act.line && <p className={styles.quote}>{act.line.text}</p>}
      <p className={styles.soft}>
        {act.rule && `${words.act.rules[act.rule]} · `}
        {act.why !== '' && `${act.why} · `}
        {words.log.by(act.byName)} · <Moment atMs={act.atMs} />
      </p>
      {act.undone && <p className={styles.soft}>{words.act.undone(act.undone.byName, act.undone.why)}</p>}
      {act.undoable && <UndoButton actId={act.id} onUndone={onUndone} />}
    </li>
  );
}
