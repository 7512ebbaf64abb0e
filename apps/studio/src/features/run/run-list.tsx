import { LiveRegion, RefusalLine, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { PlanForm } from './plan-form.js';
import { runningMinutes } from './run-bag.js';
import { RunRow } from './run-row.js';
import styles from './run.module.css';
import { useBagOrder } from './use-bag-order.js';
import type { Run } from './use-run.js';

/** The bag in its order, by hand or by arrows, each with its minutes, its price and the running total. */
export function RunList({ run }: { run: Run }) {
  const { run: words, plan: planWords, bag: bagWords } = useStudioWords();
  const { formats } = useWords();
  const [open, setOpen] = useState<string>();
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState('');
  const order = useBagOrder(run);
  const { bag, turn } = run;
  const minutes = runningMinutes(bag);
  const total = minutes.at(-1) ?? 0;
  const spanOf = (count: number) => formats.span(count * 60_000);
  const move = async (from: number, to: number) => {
    const name = bag[from]?.name;
    if (name !== undefined && (await order.move(from, to)))
      setSaid(planWords.movedTo(name, to + 1, bag.length));
  };
  if (bag.length === 0) return <p>{bagWords.empty}</p>;
  return (
    <>
      <p className={styles.total}>{total > 0 ? words.total(spanOf(total)) : words.totalNone}</p>
      <p className={styles.hint}>{words.hint}</p>
      <RefusalLine refusal={order.refusal} />
      <ol className={styles.list}>
        {bag.map((offer, at) => (
          <RunRow
            key={offer.id}
            offer={offer}
            turn={turn?.offerId === offer.id ? turn : null}
            upTo={
              minutes[at] === undefined || minutes[at] === 0 ? undefined : words.upTo(spanOf(minutes[at]))
            }
            drag={{
              dragged: dragged === at,
              onDragStart: () => setDragged(at),
              onDragEnd: () => setDragged(undefined),
              onDrop: () => dragged !== undefined && void move(dragged, at),
            }}
            moves={{
              up: at > 0 ? () => void move(at, at - 1) : undefined,
              down: at + 1 < bag.length ? () => void move(at, at + 1) : undefined,
            }}
            onOpen={() => setOpen(open === offer.id ? undefined : offer.id)}
          >
            {open === offer.id && <PlanForm offer={offer} run={run} onDone={() => setOpen(undefined)} />}
          </RunRow>
        ))}
      </ol>
      <LiveRegion text={said} />
    </>
  );
}
