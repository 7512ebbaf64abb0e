import type { OfferView, Refusal } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import styles from './buy.module.css';
import { fittingAfter } from './use-place-order.js';

type PlaceButtonProps = {
  offer: OfferView;
  amount: number;
  refusal: Refusal | undefined;
  busy: boolean;
  /** Undefined while there is nobody to send it to yet. */
  onPlace: ((amount: number) => void) | undefined;
  onAmount: (amount: number) => void;
};

/** The one action that buys; after a refusal, the one tap that takes what can still be had. */
export function PlaceButton({ offer, amount, refusal, busy, onPlace, onAmount }: PlaceButtonProps) {
  const { buy, formats } = useAllWords();
  const fitting = fittingAfter(offer, refusal);
  const take = () => {
    onAmount(fitting);
    onPlace?.(fitting);
  };
  const said =
    refusal?.code === 'price_moved'
      ? buy.takeNewPrice(formats.price(refusal.price.dong, offer.unit))
      : buy.place;
  if (onPlace === undefined && refusal === undefined) return null;
  return (
    <div className={styles.place}>
      <RefusalLine refusal={refusal} />
      {onPlace !== undefined && fitting > 0 && (
        <Button tone="buy" size="l" busy={busy} onClick={take}>
          {buy.take(formats.amount(fitting, offer.unit))}
        </Button>
      )}
      {onPlace !== undefined && fitting === 0 && (
        <Button tone="buy" size="l" busy={busy} onClick={() => onPlace(amount)}>
          {busy ? buy.sending : said}
        </Button>
      )}
    </div>
  );
}
