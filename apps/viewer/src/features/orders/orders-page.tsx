import type { OrderView } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead, useAllWords } from '@chophien/ui';
import { Link } from 'wouter';
import { useMarket } from '../../app/market.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Page } from '../../shared/page.js';
import { Account } from './account.js';
import { SignedIn } from './signed-in.js';
import styles from './orders.module.css';
import { useOrderNews } from './use-order-news.js';

export function OrdersPage() {
  const { orders } = useAllWords();
  return (
    <Page title={orders.title}>
      <h1 className={styles.title}>{orders.title}</h1>
      <SignedIn>
        <OrderList />
      </SignedIn>
    </Page>
  );
}

function OrderList() {
  const { orders, common } = useAllWords();
  const { http } = useMarket();
  const { reading, again, put } = useRead('orders', http.orders);
  const changed = (order: OrderView) => reading.at === 'full' && put(withOrder(reading.value, order));
  useOrderNews({ changed, missed: again });
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  return (
    <>
      {reading.value.length === 0 ? (
        <Notice title={orders.empty} text={orders.emptyHint}>
          <ButtonLink href="/">{common.home}</ButtonLink>
        </Notice>
      ) : (
        <ul className={styles.list}>
          {reading.value.map((order) => (
            <OrderTile key={order.id} order={order} />
          ))}
        </ul>
      )}
      <Account />
    </>
  );
}

/** An order's newer view in the place of the older; a new order comes first. */
function withOrder(list: OrderView[], order: OrderView): OrderView[] {
  const known = list.some(({ id }) => id === order.id);
  return known ? list.map((each) => (each.id === order.id ? order : each)) : [order, ...list];
}

function OrderTile({ order }: { order: OrderView }) {
  const { orders, formats } = useAllWords();
  return (
    <li>
      <Link href={`/orders/${order.id}`} className={styles.tile}>
        <span className={styles.tileHead}>
          <strong>{orders.order(order.code)}</strong>
          <span className={styles.state} data-state={order.state}>
            {orders.states[order.state]}
          </span>
        </span>
        <span>
          {order.lines.map((line) => `${line.name}, ${formats.amount(line.amount, line.unit)}`).join('; ')}
        </span>
        <span className={styles.tileHead}>
          <span className={styles.soft}>{order.booth.name}</span>
          <strong className={styles.total}>{formats.money(order.totalDong)}</strong>
        </span>
        <span className={styles.soft}>{orders.placedAt(order.placedAtMs)}</span>
      </Link>
    </li>
  );
}
