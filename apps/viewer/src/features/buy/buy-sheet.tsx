import type { OfferView } from '@chophien/contracts';
import { useWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useLive } from '../show/live-context.js';
import { BuyForm } from './buy-form.js';
import { PlacedCard } from './placed-card.js';
import { usePlaceOrder } from './use-place-order.js';

type BuySheetProps = { offerId: string; intentKey: string; onClose: () => void };

/** One purchase over the running show; a new intent mounts a new one. */
export function BuySheet({ offerId, intentKey, onClose }: BuySheetProps) {
  const offer = useLive((state) => state.offers[offerId]);
  const { buy } = useWords();
  if (offer === undefined) return null;
  return (
    <Sheet title={buy.title(offer.name)} onClose={onClose}>
      <Purchase offer={offer} intentKey={intentKey} onClose={onClose} />
    </Sheet>
  );
}

function Purchase({
  offer,
  intentKey,
  onClose,
}: {
  offer: OfferView;
  intentKey: string;
  onClose: () => void;
}) {
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
