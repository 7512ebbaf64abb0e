import { newKey } from '@chophien/client';
import type { OfferView } from '@chophien/contracts';
import { useState } from 'react';
import { useLive } from '../show/live-context.js';
import { WaitForm } from '../wait/wait-form.js';
import { isWaitedFor } from '../wait/waits-of.js';
import { BuyForm } from './buy-form.js';
import { PlacedCard } from './placed-card.js';
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
  const { placing, send, change } = usePlaceOrder({ offer, key: intentKey });
  if (placing.at === 'placed') {
    return <PlacedCard order={placing.order} agreed={placing.agreed} onAgain={onAgain} onClose={onClose} />;
  }
  if (placing.at === 'asking' && isWaitedFor(offer))
    return <WaitForm offer={offer} firstAmount={amount} refusal={placing.refusal} />;
  return (
    <BuyForm
      offer={offer}
      firstAmount={amount}
      agreedDong={placing.agreed.dong}
      refusal={placing.at === 'asking' ? placing.refusal : undefined}
      waitsFor={placing.at === 'sending' ? placing.waitsFor : undefined}
      send={send}
      onChange={change}
    />
  );
}
