import type { StudioOrderView, StudioShowView } from '@chophien/contracts';
import { useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import { useTotals } from '../room/use-totals.js';
import styles from './talk.module.css';

const shownOrders = 12;

/** Orders as they fall, the newest first, and what the show has sold so far. */
export function OrderTicker({ view }: { view: StudioShowView }) {
  const { orders: words } = useStudioWords();
  const { formats } = useWords();
  const orders = useLive((state) => state.studioOrders);
  const totals = useTotals(view);
  const sold = [
    totals.grams > 0 ? formats.amount(totals.grams, 'g') : '',
    totals.pieces > 0 ? formats.amount(totals.pieces, 'piece') : '',
    formats.money(totals.dong),
  ].filter((part) => part !== '');
  return (
    <section className={styles.orders} aria-label={words.title}>
      <p className={styles.totals} data-testid="totals">
        <strong>{words.totals(totals.orders)}</strong> {sold.join(' · ')}
      </p>
      {orders.length === 0 && <p className={styles.empty}>{words.empty}</p>}
      <div role="log" aria-label={words.title} className={styles.ticker}>
        <ul>
          {orders.slice(0, shownOrders).map((order) => (
            <Order key={order.id} order={order} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Order({ order }: { order: StudioOrderView }) {
  const { orders: words } = useStudioWords();
  const { formats, common } = useWords();
  const left = useLive((state) => state.offers[order.offerId]?.left);
  const cancelled = order.state === 'cancelled';
  // A comment names nobody to deliver to.
  const buyer = order.buyerName === '' ? words.someone : order.buyerName;
  return (
    <li className={styles.order} data-cancelled={cancelled || undefined}>
      <span>{words.line(buyer, formats.amount(order.amount, order.unit), order.name)}</span>
      {cancelled && <em>{words.cancelled}</em>}
      {order.isDraft && <em>{words.waits}</em>}
      {!cancelled && left !== undefined && (
        <span className={styles.left}>{common.left(formats.amount(left, order.unit))}</span>
      )}
    </li>
  );
}
