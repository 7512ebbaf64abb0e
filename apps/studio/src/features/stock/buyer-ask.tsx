import type { BuyerAskView, Refusal } from '@chophien/contracts';
import { Button, RefusalLine, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './stock.module.css';

/** A buyer who wants more than everybody may have: yes makes it that buyer's own limit. */
export function BuyerAsk({ ask, onDecided }: { ask: BuyerAskView; onDecided: () => void }) {
  const { http } = useMarket();
  const { stock: words, caps } = useStudioWords();
  const { formats } = useWords();
  const [deciding, setDeciding] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const said = (amount: number) => formats.amount(amount, ask.unit);
  const decide = async (decision: 'approve' | 'refuse') => {
    setDeciding({ busy: true });
    const answer = await http.decideBuyerAsk(ask.id, decision);
    setDeciding(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (answer.ok || answer.refusal.code === 'already_decided') onDecided();
  };
  return (
    <div className={styles.entry} data-testid="buyer-ask">
      <p>
        <strong>{words.buyerAsk(ask.buyer.name ?? words.someone, said(ask.amount), said(ask.had))}</strong>{' '}
        {ask.why}
      </p>
      <RefusalLine refusal={deciding.refusal} />
      <div className={styles.ways}>
        <Button busy={deciding.busy} onClick={() => void decide('approve')}>
          {caps.approve}
        </Button>
        <Button busy={deciding.busy} onClick={() => void decide('refuse')}>
          {words.refuseMore}
        </Button>
      </div>
    </div>
  );
}
