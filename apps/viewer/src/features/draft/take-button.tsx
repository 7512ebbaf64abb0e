import type { ReadItem } from '@chophien/contracts';
import { Button, useAllWords } from '@chophien/ui';
import { useLive } from '../show/live-context.js';
import { buyOf, useShowSheet } from '../show/open-sheet.js';
import { amountToTake } from './read-items.js';

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
