import type { OrderView, Refusal } from '@chophien/contracts';
import { Button, Countdown, LiveRegion, RefusalLine, useAllWords } from '@chophien/ui';
import { Hourglass } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useMarket } from '../../app/market.js';
import styles from './held-order.module.css';
import { saidLeftS, useLeftMs } from './use-left.js';
import { useOverdue } from './use-overdue.js';

type HeldOrderProps = {
  order: Pick<OrderView, 'id' | 'method' | 'totalDong' | 'shortHoldMs'>;
  expiresAtMs: number;
  onChanged: (order: OrderView) => void;
};

/** Goods that wait for their payment: until when, what happens then, and the way to pay. */
export function HeldOrder(props: HeldOrderProps) {
  const { orders } = useAllWords();
  return (
    <HeldGoods {...props} hint={orders.heldHint}>
      <PayNow order={props.order} onPaid={props.onChanged} />
    </HeldGoods>
  );
}

type HeldGoodsProps = Omit<HeldOrderProps, 'order'> & {
  order: Pick<OrderView, 'id' | 'shortHoldMs'>;
  hint: string;
  /** What ends the waiting well, while there is time for it. */
  children: ReactNode;
};

export function HeldGoods({ order, expiresAtMs, hint, onChanged, children }: HeldGoodsProps) {
  const { orders, formats } = useAllWords();
  const leftMs = useLeftMs(expiresAtMs);
  const isOver = leftMs === 0;
  useOverdue(order.id, isOver, onChanged);
  const saidS = saidLeftS(leftMs);
  return (
    <section className={styles.held} aria-label={orders.heldTitle}>
      <h3 className={styles.title}>
        <Hourglass aria-hidden="true" size={20} />
        {isOver ? orders.heldOver : orders.heldTitle}
      </h3>
      <Countdown leftMs={leftMs} size="l" />
      <LiveRegion text={isOver ? orders.heldOver : saidS === undefined ? '' : orders.heldSaid(saidS)} />
      <p>
        <strong>{orders.heldUntil(expiresAtMs)}.</strong> {hint}
      </p>
      {order.shortHoldMs !== undefined && <p>{orders.heldShorter(formats.span(order.shortHoldMs))}</p>}
      {!isOver && children}
    </section>
  );
}

type Paying = { at: 'asking' | 'sending'; refusal?: Refusal };
type PayNowProps = { order: HeldOrderProps['order']; onPaid: (order: OrderView) => void };

/** Told twice, it is one payment: a tap on a bad line may be repeated. */
function PayNow({ order, onPaid }: PayNowProps) {
  const { http, session } = useMarket();
  const { orders, pay, formats } = useAllWords();
  const [paying, setPaying] = useState<Paying>({ at: 'asking' });
  if (order.method !== 'test' || !session.terms().payMethods.includes('test')) return null;
  const send = async () => {
    setPaying({ at: 'sending' });
    const answer = await http.payByTest(order.id);
    setPaying(answer.ok ? { at: 'asking' } : { at: 'asking', refusal: answer.refusal });
    if (answer.ok) onPaid(answer.value);
  };
  const isSending = paying.at === 'sending';
  return (
    <>
      <RefusalLine refusal={paying.refusal} />
      <Button tone="buy" size="l" busy={isSending} onClick={() => void send()}>
        {isSending ? orders.paying : orders.payNow(formats.money(order.totalDong))}
      </Button>
      <p className={styles.soft}>{pay.test.name}</p>
    </>
  );
}

/** One line of a list: until when the goods are held, and the clock beside it. */
export function HeldLine({ untilMs }: { untilMs: number }) {
  const { orders } = useAllWords();
  const leftMs = useLeftMs(untilMs);
  return (
    <span className={styles.line}>
      <Hourglass aria-hidden="true" size={16} />
      {leftMs === 0 ? orders.heldOver : orders.heldUntil(untilMs)}
      {leftMs > 0 && (
        <span className={styles.end}>
          <Countdown leftMs={leftMs} />
        </span>
      )}
    </span>
  );
}

/** A hold that the market has ended, and the way to order again. */
export function EndedHold({ children }: { children?: ReactNode }) {
  const { orders } = useAllWords();
  return (
    <div role="status" className={styles.ended}>
      <h3>{orders.expiredTitle}</h3>
      <p>{orders.expiredText}</p>
      {children}
    </div>
  );
}
