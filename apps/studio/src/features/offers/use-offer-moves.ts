import type { OfferMove } from '@chophien/client';
import type { Answer, OfferView, Refusal } from '@chophien/contracts';
import type { PriceRule } from '@chophien/domain';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from '../room/live-context.js';

type Moving = { busy: boolean; refusal?: Refusal };

/** What a host does to an offer, one thing at a time; shown when the market has said yes. */
export function useOfferMoves() {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [moving, setMoving] = useState<Moving>({ busy: false });
  const carry = async (ask: Promise<Answer<OfferView>>): Promise<boolean> => {
    setMoving({ busy: true });
    const answer = await ask;
    if (answer.ok) store.tell({ type: 'offer.moved', offer: answer.value });
    setMoving(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    return answer.ok;
  };
  return {
    moving,
    move: (offerId: string, wanted: OfferMove) => carry(http.moveOffer(offerId, wanted)),
    setPriceRule: (offerId: string, ruled: { priceDong: number; rule: PriceRule }) =>
      carry(http.setPriceRule(offerId, ruled)),
    setPrice: (offerId: string, priceDong: number) => carry(http.setPrice(offerId, { priceDong })),
  };
}
