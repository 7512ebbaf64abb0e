import type { OrderView, Refusal } from '@chophien/contracts';
import { mayCancel } from '@chophien/domain';
import type { AllMessages } from '@chophien/i18n';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { Dialog } from '@chophien/ui/dialog';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import styles from './orders.module.css';

type Cancelling = { at: 'idle' | 'asking' | 'sending'; refusal?: Refusal };

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
    setNow(answer.ok ? { at: 'idle' } : { at: 'idle', refusal: answer.refusal });
    if (answer.ok) onCancelled(answer.value);
  };
  if (order.state === 'cancelled') return <p role="status">{toldOf(order, orders)}</p>;
  if (!mayCancel(order.state)) return <RefusalLine refusal={now.refusal} />;
  const sending = now.at === 'sending';
  const yes = sending ? orders.cancelling : orders.cancelYes;
  return (
    <div className={styles.cancel}>
      <RefusalLine refusal={now.refusal} />
      <Button onClick={() => setNow({ at: 'asking' })}>{orders.cancel}</Button>
      {now.at !== 'idle' && (
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

/** What was paid before delivery is not called nothing. */
function toldOf(
  { method, paidAtMs }: OrderView,
  { cancelled, cancelledPaid }: AllMessages['orders'],
): string {
  return paidAtMs === null || method === 'cod' ? cancelled : cancelledPaid[method];
}
