import type { OrderView } from '@chophien/contracts';
import { useAllWords } from '@chophien/ui';
import { ButtonLink } from '../../shared/button-link.js';
import { DraftForm } from '../draft/draft-form.js';
import { CancelOrder } from './cancel-order.js';
import { EndedHold, HeldOrder } from './held-order.js';
import { OrderEnd, OrderSums } from './order-end.js';
import { LineFacts, OrderLine } from './order-line.js';
import { OrderTimeline } from './order-timeline.js';
import styles from './orders.module.css';
import { WeightQuestion } from './weight-question.js';

type OrderSlipProps = {
  order: OrderView;
  /** Undefined where it can only be looked at: without a network nothing is cancelled, and no facts are fetched. */
  onChanged?: ((order: OrderView) => void) | undefined;
};

export function OrderSlip({ order, onChanged }: OrderSlipProps) {
  const { orders, draft, price } = useAllWords();
  // The form that asks for its yes shows what it comes to.
  const isAsked = order.isDraft && onChanged !== undefined;
  return (
    <article className={styles.slip}>
      <header className={styles.slipHead}>
        <h1 className={styles.title}>{orders.order(order.code)}</h1>
        <span className={styles.state} data-state={order.state} role="status">
          {order.isDraft ? draft.waits : orders.states[order.state]}
        </span>
      </header>
      <Hold order={order} onChanged={onChanged} />
      {onChanged && <WeightQuestion order={order} onChanged={onChanged} />}
      <OrderTimeline order={order} />
      <ul className={styles.lines}>
        {order.lines.map((line) => (
          <OrderLine key={line.offerId} line={line}>
            {onChanged && <LineFacts factsId={line.factsId} />}
          </OrderLine>
        ))}
      </ul>
      {!isAsked && <OrderSums order={order} />}
      {order.isAtMost && <p className={styles.soft}>{price.atMostHint}</p>}
      <OrderEnd order={order} />
      {!order.isDraft && <Delivery order={order} />}
      {onChanged && order.weightAsked === null && <CancelOrder order={order} onCancelled={onChanged} />}
      <div className={styles.ways}>
        <ButtonLink href={`/s/${order.show.slug}`}>{orders.backToShow}</ButtonLink>
        <ButtonLink href="/orders">{orders.title}</ButtonLink>
      </div>
    </article>
  );
}

function Delivery({ order }: Pick<OrderSlipProps, 'order'>) {
  const { orders, pay } = useAllWords();
  return (
    <>
      <p className={styles.cod}>{pay[order.method].name}</p>
      <section>
        <h2 className={styles.small}>{orders.deliverTo}</h2>
        <p>
          {order.recipient} · {order.phone}
        </p>
        <p className={styles.soft}>{order.addressText}</p>
      </section>
    </>
  );
}

/** Without a network the hold’s end is told and not counted: the order may be paid for by now. */
function Hold({ order, onChanged }: OrderSlipProps) {
  const { orders, wait } = useAllWords();
  if (order.state === 'expired') {
    return (
      <EndedHold>
        <ButtonLink href={`/s/${order.show.slug}`}>{orders.again}</ButtonLink>
      </EndedHold>
    );
  }
  if (order.state !== 'held' || order.expiresAtMs === null) return null;
  if (onChanged === undefined) return <p>{orders.heldUntil(order.expiresAtMs)}</p>;
  if (order.isDraft)
    return (
      <DraftForm
        drafts={[order]}
        {...(order.source === 'wait_list' && { hint: wait.turnHint })}
        onChanged={onChanged}
      />
    );
  return <HeldOrder order={order} expiresAtMs={order.expiresAtMs} onChanged={onChanged} />;
}
