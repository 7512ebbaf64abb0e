import type { OrderView, Refusal } from '@chophien/contracts';
import { mayCancel } from '@chophien/domain';
import type { AllMessages } from '@chophien/i18n';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { Dialog } from '@chophien/ui/dialog';
import { useEffect, useRef, useState } from 'react';
import { useMarket } from '../../app/market.js';
import styles from './orders.module.css';

type Cancelling = { at: 'idle' | 'asking' | 'sending' | 'sent'; refusal?: Refusal };

/** Asks once, and then does it. */
export function CancelOrder({
  order,
  onCancelled,
}: {
  order: OrderView;
  onCancelled: (order: OrderView) => void;
}) {
  const { http } = useMarket();
  const { orders } = useAllWords();
  const [now, setNow] = useState<Cancelling>({ at: 'idle' });

  const cancel = async () => {
    setNow({ at: 'sending' });
    const answer = await http.cancelOrder(order.id);
    setNow(answer.ok ? { at: 'sent' } : { at: 'idle', refusal: answer.refusal });
    if (answer.ok) onCancelled(answer.value);
  };
  if (order.state === 'cancelled') return <Cancelled order={order} askedHere={now.at !== 'idle'} />;
  if (!mayCancel(order.state)) return <RefusalLine refusal={now.refusal} />;
  const sending = now.at === 'sending';
  const yes = sending ? orders.cancelling : orders.cancelYes;
  return (
    <div className={styles.cancel}>
      <RefusalLine refusal={now.refusal} />
      <Button onClick={() => setNow({ at: 'asking' })}>{orders.cancel}</Button>
      {(sending || now.at === 'asking') && (
        <Dialog
          ask={{ question: orders.cancelAsk, hint: orders.cancelThen, yes, no: orders.cancelNo }}
          busy={sending}
          onYes={() => void cancel()}
          onNo={() => setNow({ at: 'idle' })}
        />
      )}
    </div>
  );
}

/** Where it was asked for here, the button that opened the question is gone: the focus goes to what came in its place. */
function Cancelled({ order, askedHere }: { order: OrderView; askedHere: boolean }) {
  const { orders } = useAllWords();
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => (askedHere ? told.current?.focus() : undefined), [askedHere]);
  return (
    <p role="status" ref={told} tabIndex={-1}>
      {toldOf(order, orders)}
    </p>
  );
}

/** What was paid before delivery is not called nothing. */
function toldOf(
  { method, paidAtMs }: OrderView,
  { cancelled, cancelledPaid }: AllMessages['orders'],
): string {
  return paidAtMs === null || method === 'cod' ? cancelled : cancelledPaid[method];
}
