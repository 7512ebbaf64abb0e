import type { OrderView } from '@chophien/contracts';
import { isOver } from '@chophien/domain';
import { useAllWords } from '@chophien/ui';
import { Tabs } from '@chophien/ui/tabs';
import { OrderTiles } from './order-tiles.js';
import styles from './orders.module.css';

/** What is still to come apart from what is over; who has nothing to wait for sees the latter first. */
export function OrderTabs({ orders, asOld }: { orders: readonly OrderView[]; asOld: boolean }) {
  const { orders: words } = useAllWords();
  const under = orders.filter(({ state }) => !isOver(state));
  const over = orders.filter(({ state }) => isOver(state));
  const panel = (some: readonly OrderView[], none: string) =>
    some.length === 0 ? <p className={styles.soft}>{none}</p> : <OrderTiles orders={some} asOld={asOld} />;
  return (
    <Tabs
      label={words.title}
      first={under.length === 0 && over.length > 0 ? 'over' : 'under'}
      tabs={[
        { value: 'under', label: words.under(under.length), panel: panel(under, words.noneUnder) },
        { value: 'over', label: words.over(over.length), panel: panel(over, words.noneOver) },
      ]}
    />
  );
}
