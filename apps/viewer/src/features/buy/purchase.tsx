import type { OfferView } from '@chophien/contracts';
import { useLive } from '../show/live-context.js';
import { BuyForm } from './buy-form.js';
import { PlacedCard } from './placed-card.js';
import { usePlaceOrder } from './use-place-order.js';

type PurchaseProps = { offerId: string; intentKey: string; onClose: () => void };

/** Asks until the market has written the order down, then shows it as written. */
export function Purchase({ offerId, intentKey, onClose }: PurchaseProps) {
  const offer = useLive((state) => state.offers[offerId]);
  return offer === undefined ? null : <Asking offer={offer} intentKey={intentKey} onClose={onClose} />;
}

type AskingProps = { offer: OfferView; intentKey: string; onClose: () => void };

function Asking({ offer, intentKey, onClose }: AskingProps) {
  const { placing, send, change } = usePlaceOrder({ offer, key: intentKey });
  if (placing.at === 'placed') {
    return <PlacedCard order={placing.order} agreed={placing.agreed} onClose={onClose} />;
  }
  return (
    <BuyForm
      offer={offer}
      agreedDong={placing.agreed.dong}
      refusal={placing.at === 'asking' ? placing.refusal : undefined}
      send={send}
      onChange={change}
    />
  );
}
