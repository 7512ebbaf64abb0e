import { newKey } from '@chophien/client';
import type { OfferView } from '@chophien/contracts';
import { useState } from 'react';
import { useLive } from '../show/live-context.js';
import { useShownPrice } from '../prices/use-shown-price.js';
import { WaitForm } from '../wait/wait-form.js';
import { isWaitedFor } from '../wait/waits-of.js';
import { BuyForm } from './buy-form.js';
import { PlacedCard } from './placed-card.js';
import { useOwnLimit } from './use-own-limit.js';
import { usePlaceOrder } from './use-place-order.js';

type PurchaseProps = {
  offerId: string;
  amount?: number | undefined;
  intentKey: string;
  onClose: () => void;
};

/** Asks until the market has written the order down, then shows it as written. */
export function Purchase({ offerId, amount, intentKey, onClose }: PurchaseProps) {
  const offer = useLive((state) => state.offers[offerId]);
  const [key, setKey] = useState(intentKey);
  if (offer === undefined) return null;
  return (
    <Asking
      key={key}
      offer={offer}
      amount={amount}
      intentKey={key}
      onAgain={() => setKey(newKey())}
      onClose={onClose}
    />
  );
}

type AskingProps = {
  offer: OfferView;
  amount: number | undefined;
  intentKey: string;
  onAgain: () => void;
  onClose: () => void;
};

function Asking({ offer, amount, intentKey, onAgain, onClose }: AskingProps) {
  const [wanted, setWanted] = useState(amount ?? 0);
  const price = useShownPrice(offer, wanted);
  const { placing, send, change } = usePlaceOrder({ offer, price, key: intentKey });
  const own = useOwnLimit(offer);
  const perBuyer = offer.perBuyer && Math.max(offer.perBuyer, own.granted);
  const steps = { ...offer, minimum: price.minimum, perBuyer };
  const choose = (next: number) => {
    setWanted(next);
    change();
  };
  if (placing.at === 'placed') {
    return <PlacedCard order={placing.order} agreed={placing.agreed} onAgain={onAgain} onClose={onClose} />;
  }
  if (placing.at === 'asking' && isWaitedFor(offer))
    return <WaitForm offer={offer} firstAmount={amount} refusal={placing.refusal} />;
  return (
    <BuyForm
      offer={steps}
      price={price}
      own={own}
      amount={Math.max(wanted, price.minimum)}
      agreedDong={placing.agreed.dong}
      refusal={placing.at === 'asking' ? placing.refusal : undefined}
      waitsFor={placing.at === 'sending' ? placing.waitsFor : undefined}
      send={send}
      onAmount={choose}
    />
  );
}
