import type { LineReading, OrderView, ReadItem } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { CircleCheck } from 'lucide-react';
import { ButtonLink } from '../../shared/button-link.js';
import { EndedHold, HeldOrder } from '../orders/held-order.js';
import { useLive, useLiveClient } from '../show/live-context.js';
import { buyOf, useShowSheet } from '../show/open-sheet.js';
import { DraftForm } from './draft-form.js';
import styles from './draft.module.css';
import { amountToTake, sortItems } from './read-items.js';

type DraftSheetProps = { reading: LineReading; onClose: () => void };

/** What the market has read in a comment: goods it holds, goods it asks about, or the wish to give them up. */
export function DraftSheet({ reading, onClose }: DraftSheetProps) {
  const { draft: words } = useAllWords();
  const orders = useLive((state) => state.orders);
  const { store } = useLiveClient();
  const { waiting, agreed, ended, asked } = sortItems(reading.items, orders);
  const changed = (fact: OrderView) => store.tell({ type: 'order.changed', fact });
  const isCancel = reading.intent === 'cancel';
  return (
    <Sheet title={isCancel ? words.cancelTitle : words.title} onClose={onClose}>
      <div className={styles.body}>
        {isCancel && <p>{words.cancelHint}</p>}
        {agreed.length > 0 && <Agreed orders={agreed} onChanged={changed} />}
        {waiting.length > 0 && <DraftForm drafts={waiting} onChanged={changed} />}
        {ended.map((item) => (
          <EndedHold key={item.offerId}>
            <TakeButton item={item} />
          </EndedHold>
        ))}
        {!isCancel && asked.length > 0 && <Asked items={asked} isAsking={reading.doubts.length > 0} />}
        {isCancel && <ButtonLink href="/orders">{words.myOrders}</ButtonLink>}
        <CloseButton isDone={waiting.length === 0 && agreed.length > 0} onClose={onClose} />
      </div>
    </Sheet>
  );
}

function Asked({ items, isAsking }: { items: readonly ReadItem[]; isAsking: boolean }) {
  const { draft: words } = useAllWords();
  return (
    <section className={styles.body}>
      {isAsking && (
        <div>
          <h3>{words.asks}</h3>
          <p className={styles.soft}>{words.asksHint}</p>
        </div>
      )}
      {items.map((item, at) => (
        <div key={`${item.offerId} ${at}`} className={styles.item}>
          {item.refusal !== null && <RefusalLine refusal={item.refusal} />}
          <TakeButton item={item} />
        </div>
      ))}
    </section>
  );
}

/** The one tap that opens the purchase with what was meant, or the choice of how much. */
function TakeButton({ item }: { item: ReadItem }) {
  const { draft: words, formats } = useAllWords();
  const offer = useLive((state) => state.offers[item.offerId]);
  const showSheet = useShowSheet();
  if (offer === undefined || offer.state !== 'open') return null;
  const amount = amountToTake(item, offer);
  return (
    <Button
      tone="buy"
      size="l"
      onClick={() => showSheet(buyOf(item.offerId, amount > 0 ? amount : undefined))}
    >
      {amount > 0
        ? words.take(formats.amount(amount, item.unit), `${item.code} · ${item.name}`)
        : words.askAmount(item.name)}
    </Button>
  );
}

function Agreed({
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
      <div key={order.id} className={styles.done} role="status">
        <CircleCheck aria-hidden="true" size={56} className={styles.tick} />
        <h3>{buy.doneTitle}</h3>
        <p>{buy.doneText(order.code)}</p>
        <ButtonLink href={`/orders/${order.id}`}>{buy.seeOrder}</ButtonLink>
      </div>
    ),
  );
}

function CloseButton({ isDone, onClose }: { isDone: boolean; onClose: () => void }) {
  const { buy } = useAllWords();
  return (
    <Button tone={isDone ? 'leaf' : 'plain'} size="l" onClick={onClose}>
      {buy.keepWatching}
    </Button>
  );
}
