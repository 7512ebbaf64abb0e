import type { OrderView } from '@chophien/contracts';
import { Notice, Opening, useAllWords, useOnline, useRead } from '@chophien/ui';
import { useMarket } from '../../app/market.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Page } from '../../shared/page.js';
import { MyWaits } from '../wait/my-waits.js';
import { KeptOrders, LastRead } from './kept-orders.js';
import { OrderTabs } from './order-tabs.js';
import { SignedIn } from './signed-in.js';
import styles from './orders.module.css';
import { useOrderNews } from './use-order-news.js';
import { useShelf } from './use-shelf.js';

export function OrdersPage() {
  const { orders } = useAllWords();
  return (
    <Page title={orders.title}>
      <h1 className={styles.title}>{orders.title}</h1>
      <SignedIn unreached={(onRetry) => <KeptOrders onRetry={onRetry} />}>
        <OrderList />
      </SignedIn>
    </Page>
  );
}

function OrderList() {
  const { orders, common } = useAllWords();
  const { http } = useMarket();
  const { allKept, keepOne } = useShelf();
  const online = useOnline();
  const { reading, again, put } = useRead('orders', async () => allKept(await http.orders()));
  const changed = (order: OrderView) => {
    keepOne(order);
    if (reading.at === 'full') put(withOrder(reading.value, order));
  };
  useOrderNews({ changed, missed: again });
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <KeptOrders refusal={reading.refusal} onRetry={again} />;
  return (
    <>
      {!online && <LastRead />}
      {online && <MyWaits />}
      {reading.value.length === 0 ? (
        <Notice title={orders.empty} text={orders.emptyHint}>
          <ButtonLink href="/">{common.home}</ButtonLink>
        </Notice>
      ) : (
        <OrderTabs orders={reading.value} asOld={!online} />
      )}
    </>
  );
}

/** An order's newer view in the place of the older; a new order comes first. */
function withOrder(list: OrderView[], order: OrderView): OrderView[] {
  const known = list.some(({ id }) => id === order.id);
  return known ? list.map((each) => (each.id === order.id ? order : each)) : [order, ...list];
}
