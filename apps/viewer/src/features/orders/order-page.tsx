import type { OrderView } from '@chophien/contracts';
import { Opening, useRead, useAllWords, useOnline } from '@chophien/ui';
import { useMarket } from '../../app/market.js';
import { Page } from '../../shared/page.js';
import { KeptOrder, LastRead } from './kept-orders.js';
import { OrderSlip } from './order-slip.js';
import { SignedIn } from './signed-in.js';
import { useOrderNews } from './use-order-news.js';
import { useShelf } from './use-shelf.js';

export function OrderPage({ id }: { id: string }) {
  const { orders } = useAllWords();
  return (
    <Page title={orders.title}>
      <SignedIn unreached={(onRetry) => <KeptOrder id={id} onRetry={onRetry} />}>
        <OneOrder id={id} />
      </SignedIn>
    </Page>
  );
}

function OneOrder({ id }: { id: string }) {
  const { http, session } = useMarket();
  const { oneKept, keepOne } = useShelf();
  const online = useOnline();
  const { reading, again, put } = useRead(id, async () => oneKept(await http.order(id)));
  const changed = (order: OrderView) => {
    keepOne(order);
    if (order.id === id) put(order);
  };
  // Who comes back to a hold’s clock may come with a device whose own was set meanwhile.
  const missed = () => {
    void session.read();
    again();
  };
  useOrderNews({ changed, missed });
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <KeptOrder id={id} refusal={reading.refusal} onRetry={again} />;
  return (
    <>
      {!online && <LastRead id={id} />}
      <OrderSlip order={reading.value} onChanged={online ? changed : undefined} />
    </>
  );
}
