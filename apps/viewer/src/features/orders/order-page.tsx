import type { OrderView } from '@chophien/contracts';
import { Opening, Refused, useRead, useAllWords } from '@chophien/ui';
import { useMarket } from '../../app/market.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Page } from '../../shared/page.js';
import { CancelOrder } from './cancel-order.js';
import { OrderLine } from './order-line.js';
import styles from './orders.module.css';
import { SignedIn } from './signed-in.js';
import { useOrderNews } from './use-order-news.js';

export function OrderPage({ id }: { id: string }) {
  const { orders } = useAllWords();
  return (
    <Page title={orders.title}>
      <SignedIn>
        <OneOrder id={id} />
      </SignedIn>
    </Page>
  );
}

function OneOrder({ id }: { id: string }) {
  const { http } = useMarket();
  const { reading, again, put } = useRead(id, () => http.order(id));
  useOrderNews({ changed: (order) => order.id === id && put(order), missed: again });
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  return <OrderSlip order={reading.value} onChanged={put} />;
}

function OrderSlip({ order, onChanged }: { order: OrderView; onChanged: (order: OrderView) => void }) {
  const { orders, buy, formats } = useAllWords();
  return (
    <article className={styles.slip}>
      <header className={styles.slipHead}>
        <h1 className={styles.title}>{orders.order(order.code)}</h1>
        <span className={styles.state} data-state={order.state} role="status">
          {orders.states[order.state]}
        </span>
      </header>
      <p className={styles.soft}>
        {order.cancelledAtMs === null
          ? orders.placedAt(order.placedAtMs)
          : orders.cancelledAt(order.cancelledAtMs)}
      </p>
      <ul className={styles.lines}>
        {order.lines.map((line) => (
          <OrderLine key={line.offerId} line={line} />
        ))}
      </ul>
      <dl className={styles.sums}>
        <dt>{buy.goods}</dt>
        <dd>{formats.money(order.goodsDong)}</dd>
        <dt>{buy.delivery}</dt>
        <dd>{formats.money(order.deliveryDong)}</dd>
        <dt className={styles.totalName}>{buy.total}</dt>
        <dd className={styles.totalSum}>{formats.money(order.totalDong)}</dd>
      </dl>
      <p className={styles.cod}>{orders.cod}</p>
      <section>
        <h2 className={styles.small}>{orders.deliverTo}</h2>
        <p>
          {order.recipient} · {order.phone}
        </p>
        <p className={styles.soft}>{order.addressText}</p>
      </section>
      <CancelOrder order={order} onCancelled={onChanged} />
      <div className={styles.ways}>
        <ButtonLink href={`/s/${order.show.slug}`}>{orders.backToShow}</ButtonLink>
        <ButtonLink href="/orders">{orders.title}</ButtonLink>
      </div>
    </article>
  );
}
