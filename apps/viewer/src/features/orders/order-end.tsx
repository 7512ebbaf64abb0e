import type { OrderView } from '@chophien/contracts';
import { useAllWords } from '@chophien/ui';
import { SumList } from '../../shared/sum-list.js';
import styles from './orders.module.css';

/** What it comes to: as it was ordered, or once the close or the scale has decided that, as it ends. */
export function OrderSums({ order }: { order: OrderView }) {
  const { end, deliveryDong } = order;
  if (end === null || order.state === 'cancelled') return <SumList sums={order} isAtMost={order.isAtMost} />;
  return <SumList sums={{ goodsDong: end.goodsDong, deliveryDong, totalDong: end.totalDong }} />;
}

/** In one line: what the scale said, what is given back, what is paid at the door. */
export function OrderEnd({ order }: { order: OrderView }) {
  const { weight, formats } = useAllWords();
  const { end, state } = order;
  const [line] = order.lines;
  if (end === null || line === undefined) return null;
  const isWeighed = ['packed', 'shipped', 'delivered', 'returned'].includes(state);
  const isOpen = isWeighed || state === 'confirmed' || state === 'held';
  const said = [
    isWeighed && weight.weighed(formats.amount(end.amount, line.unit)),
    end.dueBackDong > 0 && weight.dueBack(formats.money(end.dueBackDong)),
    isOpen && state !== 'delivered' && end.toPayDong > 0 && weight.toPay(formats.money(end.toPayDong)),
  ].filter((part) => part !== false);
  if (said.length === 0) return null;
  return <p className={styles.end}>{said.join(' · ')}</p>;
}
