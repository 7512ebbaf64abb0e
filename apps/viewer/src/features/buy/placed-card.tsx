import type { PlacedOrderView, SeenPrice } from '@chophien/contracts';
import { Button, useAllWords } from '@chophien/ui';
import { CircleCheck } from 'lucide-react';
import { ButtonLink } from '../../shared/button-link.js';
import styles from './buy.module.css';

type PlacedCardProps = { order: PlacedOrderView; agreed: SeenPrice; onClose: () => void };

/** The order as the market wrote it down. */
export function PlacedCard({ order, agreed, onClose }: PlacedCardProps) {
  const { buy, orders, formats } = useAllWords();
  const fell = order.lines.find((line) => line.priceDong < agreed.dong);
  return (
    <div className={styles.placed} data-testid="order-placed">
      <CircleCheck aria-hidden="true" size={56} className={styles.tick} />
      <div role="status">
        <h3 className={styles.placedTitle}>{buy.doneTitle}</h3>
        <p>{buy.doneText(order.code)}</p>
        {fell !== undefined && <p>{buy.doneFell(formats.price(fell.priceDong, fell.unit))}</p>}
      </div>
      <ul className={styles.placedLines}>
        {order.lines.map((line) => (
          <li key={line.offerId}>
            {line.name}:{' '}
            {orders.line(formats.amount(line.amount, line.unit), formats.price(line.priceDong, line.unit))}
          </li>
        ))}
      </ul>
      <p className={styles.total}>{formats.money(order.totalDong)}</p>
      <p className={styles.soft}>{orders.cod}</p>
      <Button tone="leaf" size="l" onClick={onClose}>
        {buy.keepWatching}
      </Button>
      <ButtonLink href={`/orders/${order.id}`}>{buy.seeOrder}</ButtonLink>
    </div>
  );
}
