import { Opening, Refused, useRead } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';
import { UndoButton } from './undo-button.js';
import type { DeskDoor } from './use-desk.js';

/** Who may not talk now, why and until when. */
export function PeoplePanel({ door }: { door: DeskDoor }) {
  const { desk: words } = useStudioWords();
  const { http } = useMarket();
  const showId = door.view.show.id;
  const { reading, again } = useRead(`sanctions ${showId} ${door.round}`, () => http.sanctions(showId));
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  if (reading.value.length === 0) return <p className={styles.soft}>{words.people.empty}</p>;
  return (
    <ul className={styles.list}>
      {reading.value.map((one) => (
        <li key={one.actId} className={styles.item}>
          <p>
            <b>{one.name}</b> · {words.act.names[one.kind]} {words.people.until(one.untilMs)}
          </p>
          <p className={styles.soft}>
            {words.act.rules[one.rule]} · {words.act.reaches[one.reach]}
            {one.why !== '' && ` · ${one.why}`}
          </p>
          <UndoButton actId={one.actId} onUndone={again} />
        </li>
      ))}
    </ul>
  );
}
