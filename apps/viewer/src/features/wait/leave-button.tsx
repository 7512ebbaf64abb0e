import type { Refusal } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';

type Leaving = { at: 'asking' | 'sending'; refusal?: Refusal };

export function LeaveButton({ offerId, onLeft }: { offerId: string; onLeft: () => void }) {
  const { http } = useMarket();
  const { wait: words } = useAllWords();
  const [leaving, setLeaving] = useState<Leaving>({ at: 'asking' });
  const isSending = leaving.at === 'sending';
  const leave = async () => {
    setLeaving({ at: 'sending' });
    const answer = await http.leaveWait(offerId);
    setLeaving(answer.ok ? { at: 'asking' } : { at: 'asking', refusal: answer.refusal });
    if (answer.ok) onLeft();
  };
  return (
    <>
      <RefusalLine refusal={leaving.refusal} />
      <Button busy={isSending} onClick={() => void leave()}>
        {isSending ? words.leaving : words.leave}
      </Button>
    </>
  );
}
