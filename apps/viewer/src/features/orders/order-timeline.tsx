import type { OrderView } from '@chophien/contracts';
import { Moment, useAllWords } from '@chophien/ui';
import { Check, X } from 'lucide-react';
import styles from './order-timeline.module.css';
import { stepsOf } from './steps-of.js';

/** Where an order is on its way, with the times that are known. */
export function OrderTimeline({ order }: { order: OrderView }) {
  const { orders } = useAllWords();
  return (
    <ol className={styles.way} aria-label={orders.way}>
      {stepsOf(order).map(({ name, at, atMs }) => (
        <li key={name} className={styles.step} data-at={at} aria-current={at === 'now' ? 'step' : undefined}>
          <span className={styles.mark} aria-hidden="true">
            {at === 'broken' ? <X size={16} /> : at !== 'ahead' && <Check size={16} />}
          </span>
          <span>
            <span className={styles.name}>{orders.steps[name]}</span>
            {atMs !== undefined && (
              <span className={styles.time}>
                <Moment atMs={atMs} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
