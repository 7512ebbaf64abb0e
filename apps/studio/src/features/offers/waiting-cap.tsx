import type { CapRequestView, Refusal } from '@chophien/contracts';
import type { CapDecision } from '@chophien/domain';
import { Button, RefusalLine, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './caps.module.css';

type WaitingCapProps = { request: CapRequestView; isMine: boolean; onDecided: () => void };
type Deciding = { busy: boolean; refusal?: Refusal };

/** A big change that waits for a second person: who asked may withdraw it, anyone else of the stall says yes or no. */
export function WaitingCap({ request, isMine, onDecided }: WaitingCapProps) {
  const { http } = useMarket();
  const { caps } = useStudioWords();
  const { formats } = useWords();
  const [deciding, setDeciding] = useState<Deciding>({ busy: false });
  const said = (amount: number | null) =>
    amount === null ? caps.none : formats.amount(amount, request.unit);
  const decide = (decision: CapDecision) => async () => {
    setDeciding({ busy: true });
    const answer = await http.decideCap(request.id, decision);
    setDeciding(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (answer.ok || answer.refusal.code === 'already_decided') onDecided();
  };
  const way = (decision: CapDecision, words: string) => (
    <Button size="air" busy={deciding.busy} onClick={() => void decide(decision)()}>
      {words}
    </Button>
  );
  return (
    <div className={styles.told}>
      <p>
        <strong>{caps.waits(said(request.from), said(request.to))}</strong> {caps.stands(said(request.from))}
      </p>
      <p>{caps.asked(request.askedBy.name, request.why)}</p>
      <RefusalLine refusal={deciding.refusal} />
      <div className={styles.ways}>
        {isMine && way('withdraw', caps.withdraw)}
        {!isMine && way('approve', caps.approve)}
        {!isMine && way('refuse', caps.refuse)}
      </div>
    </div>
  );
}
