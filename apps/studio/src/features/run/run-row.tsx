import { turnMinutes, whyPassed, type RunOffer, type RunTurn } from '@chophien/domain';
import { Button, IconButton, Unseen, useWords } from '@chophien/ui';
import { ArrowDown, ArrowUp, GripVertical, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStudioWords } from '../../app/language.js';
import { usePlanWords } from './plan-words.js';
import styles from './run.module.css';
import { TurnClock } from './turn-clock.js';

type RunRowProps = {
  offer: RunOffer;
  /** Where it is its turn. */
  turn: RunTurn | null;
  upTo: string | undefined;
  drag: { dragged: boolean; onDragStart: () => void; onDragEnd: () => void; onDrop: () => void };
  /** Undefined at the ends: the button stays, with its focus. */
  moves: { up: (() => void) | undefined; down: (() => void) | undefined };
  onOpen: () => void;
  /** The plan's form, while it is open. */
  children: ReactNode;
};

export function RunRow({ offer, turn, upTo, drag, moves, onOpen, children }: RunRowProps) {
  const { plan: words, run } = useStudioWords();
  const { onDragStart, onDragEnd } = drag;
  return (
    <li
      className={styles.row}
      aria-current={turn !== null || undefined}
      data-dragged={drag.dragged || undefined}
      data-passed={whyPassed(offer)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drag.onDrop();
      }}
    >
      <div className={styles.head}>
        <span {...{ onDragStart, onDragEnd }} draggable aria-hidden="true" className={styles.grip}>
          <GripVertical size={20} />
        </span>
        <h3 className={styles.name}>
          {turn !== null && <small className={styles.now}>{run.now}</small>}
          {offer.name}
        </h3>
        <IconButton
          size="air"
          label={words.up(offer.name)}
          aria-disabled={moves.up === undefined}
          onClick={moves.up}
        >
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton
          size="air"
          label={words.down(offer.name)}
          aria-disabled={moves.down === undefined}
          onClick={moves.down}
        >
          <ArrowDown aria-hidden="true" />
        </IconButton>
      </div>
      {turn !== null && <TurnClock turn={turn} plan={offer.plan} />}
      <Button
        tone="quiet"
        size="air"
        className={styles.plan}
        aria-expanded={children !== false}
        onClick={onOpen}
      >
        <PlanLine offer={offer} upTo={upTo} />
      </Button>
      {children}
    </li>
  );
}

/** What is planned, as the words of the button that opens it. */
function PlanLine({ offer, upTo }: Pick<RunRowProps, 'offer' | 'upTo'>) {
  const { run: words } = useStudioWords();
  const { formats } = useWords();
  const say = usePlanWords();
  const minutes = turnMinutes(offer.plan);
  const passed = whyPassed(offer);
  const { price } = offer.plan;
  return (
    <>
      <Pencil aria-hidden="true" size={20} />
      <span>
        <Unseen>{`${offer.name}: `}</Unseen>
        {passed !== undefined && <strong>{words.why[passed]} · </strong>}
        {minutes === null ? words.noMinutes : formats.span(minutes * 60_000)}
        {minutes !== null && upTo !== undefined && ` · ${upTo}`}
        {price !== null && <small className={styles.price}>{say(price, offer.unit)}</small>}
      </span>
    </>
  );
}
