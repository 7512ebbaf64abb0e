import { createMoreClient, type MoreClient } from '@chophien/client';
import type { AskForMoreBody, BuyerAskView, OfferView } from '@chophien/contracts';
import { createContext, useContext, useEffect, useState } from 'react';
import { useSession } from '../../app/market.js';
import { useLive } from '../show/live-context.js';

export const MoreContext = createContext<MoreClient>(createMoreClient());

export type OwnLimit = {
  ask: BuyerAskView | undefined;
  /** What was granted beyond what everybody may have. */
  granted: number;
  send: (body: AskForMoreBody) => ReturnType<MoreClient['askForMore']>;
};

/** What this buyer has asked for beyond everybody's limit, read anew when it is said to have been answered. */
export function useOwnLimit({ id: offerId, perBuyer }: OfferView): OwnLimit {
  const more = useContext(MoreContext);
  const session = useSession();
  const news = useLive((state) => state.actsNews ?? 0);
  const isAsked = session.at === 'in' && perBuyer !== null;
  const [asks, setAsks] = useState<readonly BuyerAskView[]>([]);
  useEffect(() => {
    if (!isAsked) return undefined;
    let isGone = false;
    void more.myAsks().then((answer) => {
      if (!isGone && answer.ok) setAsks(answer.value);
    });
    return () => {
      isGone = true;
    };
  }, [more, isAsked, news]);
  const ofOffer = isAsked ? asks.filter((ask) => ask.offerId === offerId) : [];
  const applied = ofOffer.filter(({ state }) => state === 'applied').map(({ amount }) => amount);
  return {
    ask: ofOffer[0],
    granted: Math.max(0, ...applied),
    send: async (body) => {
      const answer = await more.askForMore(offerId, body);
      if (answer.ok) setAsks((before) => [answer.value, ...before]);
      return answer;
    },
  };
}
