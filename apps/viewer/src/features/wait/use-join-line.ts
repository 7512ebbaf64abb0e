import { newKey } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import { keepInLine } from './in-line.js';
import { useReadWaits } from './use-waits.js';

type Joining = { at: 'asking' | 'sending'; refusal?: Refusal };

/** One wish: the key is the intent’s, so that two taps on a bad line are one place. */
export function useJoinLine(offerId: string) {
  const { http } = useMarket();
  const read = useReadWaits();
  const [key] = useState(newKey);
  const [joining, setJoining] = useState<Joining>({ at: 'asking' });
  const send = async (amount: number) => {
    setJoining({ at: 'sending' });
    const answer = await http.joinWait(offerId, { amount, key });
    if (answer.ok) {
      keepInLine(true);
      await read();
    }
    setJoining(answer.ok ? { at: 'asking' } : { at: 'asking', refusal: answer.refusal });
  };
  return { joining, send: joining.at === 'asking' ? send : undefined };
}
