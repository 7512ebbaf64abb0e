import type { ShowView } from '@chophien/contracts';
import { Button, RefusalLine } from '@chophien/ui';
import { Dialog } from '@chophien/ui/dialog';
import { CirclePlus, Pause, Play, ShoppingBasket, Square } from 'lucide-react';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import styles from './air-bar.module.css';
import type { AirSheet } from './air-sheets.js';
import { useShowMoves } from './use-show-moves.js';

type AirBarProps = {
  show: ShowView;
  /** The bag lies open beside: it needs no way in. */
  wide: boolean;
  onOpen: (sheet: AirSheet) => void;
};

/** The show's own moves, in reach of a thumb. Ending is asked once. */
export function AirBar({ show, wide, onOpen }: AirBarProps) {
  const { air, quick, bag } = useStudioWords();
  const [ending, setEnding] = useState(false);
  const { moving, move } = useShowMoves(show.id);
  const count = useLive((state) => Object.keys(state.offers).length);
  const resting = show.state === 'on_hold';
  return (
    <>
      {!ending && <RefusalLine refusal={moving.refusal} />}
      <div className={styles.bar}>
        <Button
          tone={resting ? 'leaf' : 'over'}
          size="air"
          busy={moving.at === 'hold' || moving.at === 'resume'}
          onClick={() => move(resting ? 'resume' : 'hold')}
        >
          {resting ? <Play aria-hidden="true" size={20} /> : <Pause aria-hidden="true" size={20} />}
          {resting ? air.resume : air.hold}
        </Button>
        <Button tone="over" size="air" onClick={() => onOpen('quick')}>
          <CirclePlus aria-hidden="true" size={20} />
          {quick.open}
        </Button>
        {!wide && (
          <Button tone="over" size="air" onClick={() => onOpen('bag')}>
            <ShoppingBasket aria-hidden="true" size={20} />
            {bag.open(count)}
          </Button>
        )}
        <Button tone="over" size="air" onClick={() => setEnding(true)}>
          <Square aria-hidden="true" size={18} />
          {air.end}
        </Button>
      </div>
      {ending && (
        <Dialog
          ask={{ question: air.endAsk, hint: air.endThen, yes: air.endYes, no: air.endNo }}
          busy={moving.at === 'end'}
          onYes={() => move('end')}
          onNo={() => setEnding(false)}
        >
          <RefusalLine refusal={moving.refusal} />
        </Dialog>
      )}
    </>
  );
}
