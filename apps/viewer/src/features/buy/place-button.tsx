import type { WaitsFor } from '@chophien/client';
import type { OfferView, Refusal } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import styles from './buy.module.css';
import { fittingAfter } from './use-place-order.js';

type PlaceButtonProps = {
  offer: OfferView;
  amount: number;
  refusal: Refusal | undefined;
  busy: boolean;
  waitsFor: WaitsFor | undefined;
  /** Undefined while there is nobody to send it to yet. */
  onPlace: ((amount: number) => void) | undefined;
  onAmount: (amount: number) => void;
};

/** The one action that buys; after a refusal, the one tap that takes what can still be had. */
export function PlaceButton(props: PlaceButtonProps) {
  const { offer, amount, refusal, busy, waitsFor, onPlace, onAmount } = props;
  const { buy, common, formats } = useAllWords();
  const fitting = fittingAfter(offer, refusal);
  const take = () => {
    onAmount(fitting);
    onPlace?.(fitting);
  };
  const said = () => {
    if (busy) return buy.sending;
    if (refusal?.code === 'price_moved')
      return buy.takeNewPrice(formats.price(refusal.price.dong, offer.unit));
    return refusal?.code === 'busy' || refusal?.code === 'unavailable' ? common.retry : buy.place;
  };
  if (onPlace === undefined && refusal === undefined) return null;
  return (
    <div className={styles.place}>
      <RefusalLine refusal={refusal} />
      <p role="status" className={styles.waits}>
        {waitsFor !== undefined && `${buy[`${waitsFor}Wait`]} ${buy.waitHint}`}
      </p>
      {onPlace !== undefined && fitting > 0 && (
        <Button tone="buy" size="l" busy={busy} onClick={take}>
          {buy.take(formats.amount(fitting, offer.unit))}
        </Button>
      )}
      {onPlace !== undefined && fitting === 0 && (
        <Button tone="buy" size="l" busy={busy} onClick={() => onPlace(amount)}>
          {said()}
        </Button>
      )}
    </div>
  );
}
