import { LiveRegion, RefusalLine, useRead } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { LotPicture } from '../pictures/lot-picture.js';
import { BagLineEditor } from './bag-line-editor.js';
import { LotChoice } from './lot-choice.js';
import styles from './plan.module.css';
import type { PlanInHand } from './use-plan.js';

/** The bag in its order: put in, priced, moved by button or by hand, taken out. */
export function BagEditor({ inHand }: { inHand: PlanInHand }) {
  const { plan: words } = useStudioWords();
  const { http } = useMarket();
  const { plan, checked, stopped, bag } = inHand;
  const { reading, again } = useRead(plan.boothId, () => http.lots(plan.boothId));
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState('');
  const count = plan.bag.length;

  const move = (from: number, to: number) => {
    const name = plan.bag[from]?.lot.name;
    if (name === undefined || plan.bag[to] === undefined) return;
    bag.move(from, to);
    setSaid(words.movedTo(name, to + 1, count));
  };
  return (
    <section className={styles.section}>
      <h2>{words.bag}</h2>
      <p className={styles.soft}>{count === 0 ? words.bagHint : words.bagOrder}</p>
      <ol className={styles.bag}>
        {plan.bag.map((line, at) => (
          <li
            key={line.lot.id}
            data-dragged={at === dragged || undefined}
            className={styles.line}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== undefined) move(dragged, at);
            }}
          >
            <BagLineEditor
              line={line}
              checked={checked}
              onWrite={(part) => bag.write(line.lot.id, part)}
              onRemove={() => bag.remove(line.lot.id)}
              drag={{ onDragStart: () => setDragged(at), onDragEnd: () => setDragged(undefined) }}
              onUp={at > 0 ? () => move(at, at - 1) : undefined}
              onDown={at + 1 < count ? () => move(at, at + 1) : undefined}
            >
              <LotPicture lot={line.lot} boothId={plan.boothId} />
            </BagLineEditor>
            {stopped !== undefined && stopped.at !== 'show' && stopped.at.lotId === line.lot.id && (
              <RefusalLine refusal={stopped.refusal} />
            )}
          </li>
        ))}
      </ol>
      <LiveRegion text={said} />
      <LotChoice reading={reading} bag={plan.bag} onAdd={bag.add} onRetry={again} />
    </section>
  );
}
