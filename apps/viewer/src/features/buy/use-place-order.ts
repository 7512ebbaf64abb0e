import type { ShownPrice } from '@chophien/client';
import type { OfferView, Refusal } from '@chophien/contracts';
import { largestFitting, refuse, type PayMethod } from '@chophien/domain';
import { useReducer, useRef } from 'react';
import { useLiveClient } from '../show/live-context.js';
import { stepPlacing } from './placing.js';

export type Wanted = { amount: number; addressId: string; method: PayMethod };
type Intent = { offer: OfferView; price: ShownPrice; key: string };

/** A thumb that was already coming down when the price rose has not agreed to it. */
const secondTapMs = 600;

/** One purchase: the key is the intent's, however often the button is pressed. */
export function usePlaceOrder({ offer, price: shown, key }: Intent) {
  const live = useLiveClient();
  const price = { dong: shown.dong, version: shown.version };
  const byAmount = offer.rule?.kind === 'wholesale';
  const [placing, tell] = useReducer(stepPlacing, { at: 'asking', agreed: price });
  const askedAgainAt = useRef(-secondTapMs);

  const send = async ({ amount, addressId, method }: Wanted) => {
    if (performance.now() - askedAgainAt.current < secondTapMs) return;
    // The price of the amount that was chosen was read with it.
    const agreed = byAmount ? price : placing.agreed;
    if (price.dong > agreed.dong) {
      askedAgainAt.current = performance.now();
      tell({ type: 'answered', answer: refuse({ code: 'price_moved', price, unit: offer.unit }) });
      return;
    }
    tell({ type: 'sent' });
    const answer = await live.placeOrder(
      { offerId: offer.id, amount, price: agreed, addressId, method, key },
      (waitsFor) => tell({ type: 'waits', waitsFor }),
    );
    if (!answer.ok && answer.refusal.code === 'price_moved') askedAgainAt.current = performance.now();
    tell({ type: 'answered', answer });
  };
  return {
    placing: byAmount ? { ...placing, agreed: price } : placing,
    send: placing.at === 'asking' ? send : undefined,
    change: () => tell({ type: 'changed' }),
  };
}

/** How much could be had instead, after a refusal: the one tap that takes it. */
export function fittingAfter(offer: OfferView, refusal: Refusal | undefined): number {
  if (refusal === undefined || !('left' in refusal)) return 0;
  return largestFitting(offer, Math.min(refusal.left, offer.left));
}
