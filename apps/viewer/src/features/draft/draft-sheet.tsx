import type { LineReading, OrderView } from '@chophien/contracts';
import { Button, useAllWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { CircleCheck } from 'lucide-react';
import { ButtonLink } from '../../shared/button-link.js';
import buyStyles from '../buy/buy.module.css';
import { EndedHold, HeldOrder } from '../orders/held-order.js';
import { useLive, useLiveClient } from '../show/live-context.js';
import { DraftForm } from './draft-form.js';
import styles from './draft.module.css';
import { sortItems } from './read-items.js';
import { AskedItems, TakeButton } from './take-button.js';

type DraftSheetProps = { reading: LineReading; onClose: () => void };

/** The goods that a comment has brought: held until they are agreed to, and what of it could not be held. */
export function DraftSheet({ reading, onClose }: DraftSheetProps) {
  const { draft: words } = useAllWords();
  const orders = useLive((state) => state.orders);
  const offers = useLive((state) => state.offers);
  const { store } = useLiveClient();
  const { waiting, agreed, ended, asked } = sortItems(reading.items, orders);
  const changed = (fact: OrderView) => store.tell({ type: 'order.changed', fact });
  const drafts = waiting.map((order) => ({
    ...order,
    isAtMost: order.lines.some(({ offerId }) => offers[offerId]?.rule?.kind === 'falling_kilos'),
  }));
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className={styles.body}>
        {agreed.length > 0 && <Agreed orders={agreed} onChanged={changed} />}
        {waiting.length > 0 && <DraftForm drafts={drafts} onChanged={changed} />}
        {ended.map((item) => (
          <EndedHold key={item.offerId}>
            <TakeButton item={item} />
          </EndedHold>
        ))}
        <AskedItems items={asked} />
        <CloseButton isDone={waiting.length === 0 && agreed.length > 0} onClose={onClose} />
      </div>
    </Sheet>
  );
}

export function Agreed({
  orders,
  onChanged,
}: {
  orders: readonly OrderView[];
  onChanged: (order: OrderView) => void;
}) {
  const { buy } = useAllWords();
  return orders.map((order) =>
    order.state === 'held' && order.expiresAtMs !== null ? (
      <HeldOrder key={order.id} order={order} expiresAtMs={order.expiresAtMs} onChanged={onChanged} />
    ) : (
      <div key={order.id} className={buyStyles.placed} role="status">
        <CircleCheck aria-hidden="true" size={56} className={buyStyles.tick} />
        <h3>{buy.doneTitle}</h3>
        <p>{buy.doneText(order.code)}</p>
        <ButtonLink href={`/orders/${order.id}`}>{buy.seeOrder}</ButtonLink>
      </div>
    ),
  );
}

export function CloseButton({ isDone, onClose }: { isDone: boolean; onClose: () => void }) {
  const { buy } = useAllWords();
  return (
    <Button tone={isDone ? 'leaf' : 'plain'} size="l" onClick={onClose}>
      {buy.keepWatching}
    </Button>
  );
}
