import type { Refusal } from '@chophien/contracts';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from '../room/live-context.js';

type Move = 'hold' | 'resume' | 'end';
type Moving = { at: 'idle' | Move; refusal?: Refusal };

/** Rest, go on, end: asked of the market, and shown when it has said yes. */
export function useShowMoves(showId: string) {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [moving, setMoving] = useState<Moving>({ at: 'idle' });
  const move = async (wanted: Move) => {
    setMoving({ at: wanted });
    const answer = await http.moveShow(showId, wanted);
    if (answer.ok) store.tell({ type: 'show.moved', show: answer.value });
    setMoving(answer.ok ? { at: 'idle' } : { at: 'idle', refusal: answer.refusal });
  };
  return { moving, move: (wanted: Move) => void (moving.at === 'idle' && move(wanted)) };
}
