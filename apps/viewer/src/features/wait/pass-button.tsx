import type { OrderView, Refusal } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';

type Passing = { at: 'asking' | 'sending'; refusal?: Refusal };
type PassButtonProps = { drafts: readonly OrderView[]; onPassed: (order: OrderView) => void };

/** Lets the next one in line have what was held. */
export function PassButton({ drafts, onPassed }: PassButtonProps) {
  const { http } = useMarket();
  const { wait: words } = useAllWords();
  const [passing, setPassing] = useState<Passing>({ at: 'asking' });
  const isSending = passing.at === 'sending';
  const pass = async () => {
    setPassing({ at: 'sending' });
    for (const { id } of drafts) {
      const answer = await http.cancelOrder(id);
      if (!answer.ok) return setPassing({ at: 'asking', refusal: answer.refusal });
      onPassed(answer.value);
    }
    setPassing({ at: 'asking' });
  };
  return (
    <>
      <RefusalLine refusal={passing.refusal} />
      <Button size="l" busy={isSending} onClick={() => void pass()}>
        {isSending ? words.passing : words.pass}
      </Button>
    </>
  );
}
