import { newKey } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import type { PassedOver } from '@chophien/domain';
import { useRef, useState } from 'react';
import { useMarket } from '../../app/market.js';
import type { Run } from './use-run.js';

type Going = { at: 'ready' | 'going'; refusal?: Refusal; passed?: readonly PassedOver[] };

/** One tap to the next offer. The key is the intent's: tapped again on a bad line, the run goes on once. */
export function useNext(run: Run) {
  const { http } = useMarket();
  const [going, setGoing] = useState<Going>({ at: 'ready' });
  const intent = useRef<{ after: string | null; key: string }>(undefined);
  const next = async () => {
    const after = run.turn?.offerId ?? null;
    const asked = intent.current?.after === after ? intent.current : { after, key: newKey() };
    intent.current = asked;
    setGoing({ at: 'going' });
    const answer = await http.nextOffer(run.showId, asked);
    if (!answer.ok) {
      setGoing({ at: 'ready', refusal: answer.refusal });
      run.again();
      return;
    }
    intent.current = undefined;
    setGoing({ at: 'ready', passed: answer.value.passed });
    run.moved(answer.value.turn);
  };
  return { going, next: () => void next() };
}
