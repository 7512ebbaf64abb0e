import type { ReadItem } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { useLive } from '../show/live-context.js';
import { buyOf, useShowSheet } from '../show/open-sheet.js';
import styles from './draft.module.css';
import { amountToTake } from './read-items.js';

/** What was not held, each with its reason and the tap that takes it all the same. */
export function AskedItems({ items }: { items: readonly ReadItem[] }) {
  return items.map((item, at) => (
    <div key={`${item.offerId} ${at}`} className={styles.item}>
      {item.refusal !== null && <RefusalLine refusal={item.refusal} />}
      <TakeButton item={item} />
    </div>
  ));
}

/** The one tap that opens the purchase with what was meant, or the choice of how much. */
export function TakeButton({ item }: { item: ReadItem }) {
  const { draft: words, formats } = useAllWords();
  const offer = useLive((state) => state.offers[item.offerId]);
  const showSheet = useShowSheet();
  if (offer === undefined || offer.state !== 'open') return null;
  const amount = amountToTake(item, offer);
  return (
    <Button tone="buy" onClick={() => showSheet(buyOf(item.offerId, amount > 0 ? amount : undefined))}>
      {amount > 0 ? words.take(formats.amount(amount, item.unit), item.code) : words.askAmount(item.name)}
    </Button>
  );
}
