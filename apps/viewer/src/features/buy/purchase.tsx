import { newKey } from '@chophien/client';
import type { OfferView } from '@chophien/contracts';
import { useState } from 'react';
import { useLive } from '../show/live-context.js';
import { BuyForm } from './buy-form.js';
import { PlacedCard } from './placed-card.js';
import { usePlaceOrder } from './use-place-order.js';

type PurchaseProps = { offerId: string; intentKey: string; onClose: () => void };

/** Asks until the market has written the order down, then shows it as written. */
export function Purchase({ offerId, intentKey, onClose }: PurchaseProps) {
  const offer = useLive((state) => state.offers[offerId]);
  const [key, setKey] = useState(intentKey);
  if (offer === undefined) return null;
  return (
    <Asking key={key} offer={offer} intentKey={key} onAgain={() => setKey(newKey())} onClose={onClose} />
  );
}

type AskingProps = { offer: OfferView; intentKey: string; onAgain: () => void; onClose: () => void };

function Asking({ offer, intentKey, onAgain, onClose }: AskingProps) {
  const { placing, send, change } = usePlaceOrder({ offer, key: intentKey });
  if (placing.at === 'placed') {
    return <PlacedCard order={placing.order} agreed={placing.agreed} onAgain={onAgain} onClose={onClose} />;
  }
  return (
    <BuyForm
      offer={offer}
      agreedDong={placing.agreed.dong}
      refusal={placing.at === 'asking' ? placing.refusal : undefined}
      waitsFor={placing.at === 'sending' ? placing.waitsFor : undefined}
      send={send}
      onChange={change}
    />
  );
}
