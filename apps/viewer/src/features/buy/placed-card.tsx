import type { PlacedOrderView, SeenPrice } from '@chophien/contracts';
import { Button, Money, useAllWords } from '@chophien/ui';
import { CircleCheck } from 'lucide-react';
import { ButtonLink } from '../../shared/button-link.js';
import { EndedHold, HeldOrder } from '../orders/held-order.js';
import { useLive, useLiveClient } from '../show/live-context.js';
import styles from './buy.module.css';

type PlacedCardProps = {
  order: PlacedOrderView;
  agreed: SeenPrice;
  /** Once its hold has ended: the same goods, by a new order. */
  onAgain: () => void;
  onClose: () => void;
};

/** The order as the market wrote it down, and what has become of it since. */
export function PlacedCard({ order, agreed, onAgain, onClose }: PlacedCardProps) {
  const { buy, orders, pay, formats } = useAllWords();
  const state = useLive((live) => live.orders[order.id]?.state) ?? order.state;
  const isExpired = state === 'expired';
  return (
    <div className={styles.placed} data-testid="order-placed">
      <Outcome order={order} state={state} agreed={agreed} />
      <ul className={styles.placedLines}>
        {order.lines.map((line) => (
          <li key={line.offerId}>
            {line.name}:{' '}
            {orders.line(formats.amount(line.amount, line.unit), formats.price(line.priceDong, line.unit))}
          </li>
        ))}
      </ul>
      <p className={styles.total}>
        <Money dong={order.totalDong} />
      </p>
      {state !== 'held' && <p className={styles.soft}>{pay[order.method].name}</p>}
      {isExpired && (
        <Button tone="buy" size="l" onClick={onAgain}>
          {orders.again}
        </Button>
      )}
      <Button tone={state === 'held' || isExpired ? 'plain' : 'leaf'} size="l" onClick={onClose}>
        {buy.keepWatching}
      </Button>
      <ButtonLink href={`/orders/${order.id}`}>{buy.seeOrder}</ButtonLink>
    </div>
  );
}

type OutcomeProps = { order: PlacedOrderView; state: string; agreed: SeenPrice };

function Outcome({ order, state, agreed }: OutcomeProps) {
  const { buy, orders, formats } = useAllWords();
  const { store } = useLiveClient();
  const fell = order.lines.find((line) => line.priceDong < agreed.dong);
  if (state === 'expired') return <EndedHold />;
  if (state === 'cancelled') return <p role="status">{orders.cancelled}</p>;
  if (state === 'held' && order.expiresAtMs !== null) {
    return (
      <>
        <p role="status">{orders.order(order.code)}</p>
        <HeldOrder
          order={order}
          expiresAtMs={order.expiresAtMs}
          onChanged={(fact) => store.tell({ type: 'order.changed', fact })}
        />
      </>
    );
  }
  return (
    <>
      <CircleCheck aria-hidden="true" size={56} className={styles.tick} />
      <div role="status">
        <h3 className={styles.placedTitle}>{buy.doneTitle}</h3>
        <p>{buy.doneText(order.code)}</p>
        {fell !== undefined && <p>{buy.doneFell(formats.price(fell.priceDong, fell.unit))}</p>}
      </div>
    </>
  );
}
