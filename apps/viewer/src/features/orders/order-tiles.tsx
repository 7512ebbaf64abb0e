import type { OrderView } from '@chophien/contracts';
import { Money, useAllWords } from '@chophien/ui';
import { Link } from 'wouter';
import { HeldLine } from './held-order.js';
import styles from './orders.module.css';

/** `asOld`: of an earlier reading, so that no clock runs over what may have changed. */
export function OrderTiles({ orders, asOld }: { orders: readonly OrderView[]; asOld: boolean }) {
  return (
    <ul className={styles.list}>
      {orders.map((order) => (
        <OrderTile key={order.id} order={order} asOld={asOld} />
      ))}
    </ul>
  );
}

function OrderTile({ order, asOld }: { order: OrderView; asOld: boolean }) {
  const { orders, draft, formats } = useAllWords();
  return (
    <li>
      <Link href={`/orders/${order.id}`} className={styles.tile}>
        <span className={styles.tileHead}>
          <strong>{orders.order(order.code)}</strong>
          <span className={styles.state} data-state={order.state}>
            {order.isDraft ? draft.waits : orders.states[order.state]}
          </span>
        </span>
        <span>
          {order.lines.map((line) => `${line.name}, ${formats.amount(line.amount, line.unit)}`).join('; ')}
        </span>
        <span className={styles.tileHead}>
          <span className={styles.soft}>{order.booth.name}</span>
          <strong className={styles.total}>
            <Money dong={order.totalDong} />
          </strong>
        </span>
        {order.state === 'held' && order.expiresAtMs !== null && !asOld && (
          <HeldLine untilMs={order.expiresAtMs} />
        )}
        <span className={styles.soft}>{orders.placedAt(order.placedAtMs)}</span>
      </Link>
    </li>
  );
}
