import type { OrderView } from '@chophien/contracts';
import { Money, useAllWords } from '@chophien/ui';
import styles from './sum-list.module.css';

export type Sums = Pick<OrderView, 'goodsDong' | 'deliveryDong' | 'totalDong'>;

type SumListProps = {
  /** Undefined while what is delivered for how much is not known. */
  sums: Sums | undefined;
  /** The price that the goods are counted at, in words. */
  price?: string;
  /** It may still fall. */
  isAtMost?: boolean;
};

/** Goods, delivery, and what it comes to. */
export function SumList({ sums, price, isAtMost = false }: SumListProps) {
  const { buy, price: words } = useAllWords();
  return (
    <dl className={styles.sums}>
      <dt>
        {buy.goods} {price !== undefined && <span className={styles.price}>{price}</span>}
      </dt>
      <dd>{sums === undefined ? '…' : <Money dong={sums.goodsDong} />}</dd>
      <dt>{buy.delivery}</dt>
      <dd>{sums === undefined ? buy.deliveryUnknown : <Money dong={sums.deliveryDong} />}</dd>
      <dt className={styles.totalName}>
        {buy.total} {isAtMost && <span className={styles.price}>{words.atMost}</span>}
      </dt>
      <dd className={styles.total}>{sums === undefined ? '…' : <Money dong={sums.totalDong} />}</dd>
    </dl>
  );
}

/** What several orders come to together. */
export function sumUp(orders: readonly Sums[]): Sums {
  const none: Sums = { goodsDong: 0, deliveryDong: 0, totalDong: 0 };
  return orders.reduce<Sums>(
    (all, each) => ({
      goodsDong: all.goodsDong + each.goodsDong,
      deliveryDong: all.deliveryDong + each.deliveryDong,
      totalDong: all.totalDong + each.totalDong,
    }),
    none,
  );
}
