import type { LiveState } from '@chophien/client';
import type { Answer, OfferPlanView, PlanOfferBody, RunView } from '@chophien/contracts';
import { useRead } from '@chophien/ui';
import { useEffect, useEffectEvent } from 'react';
import { useMarket } from '../../app/market.js';
import { useLive, useLiveClient } from '../room/live-context.js';
import { runBag } from './run-bag.js';

const nothing: RunView = { plans: [], turn: null };

export type Run = ReturnType<typeof useRun>;

/** The run of the show: read anew when it has moved, and when a lost line is back. */
export function useRun(showId: string) {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const offers = useLive((state) => state.offers);
  const { reading, again, put } = useRead(`run ${showId}`, () => http.run(showId));
  const readAgain = useEffectEvent(again);
  useEffect(() => {
    let heard = newsOf(store.getSnapshot());
    return store.subscribe(() => {
      const news = newsOf(store.getSnapshot());
      if (news === heard) return;
      heard = news;
      readAgain();
    });
  }, [store]);
  const view = reading.at === 'full' ? reading.value : nothing;
  const plan = async (offerId: string, body: PlanOfferBody): Promise<Answer<OfferPlanView>> => {
    const answer = await http.planOffer(offerId, body);
    const others = view.plans.filter((each) => each.offerId !== offerId);
    if (answer.ok) put({ ...view, plans: [...others, answer.value] });
    return answer;
  };
  return {
    showId,
    bag: runBag(Object.values(offers), view.plans),
    turn: view.turn,
    /** Something is planned, or a turn has begun. */
    inUse: view.plans.length > 0 || view.turn !== null,
    refusal: reading.at === 'refused' ? reading.refusal : undefined,
    plan,
    moved: (turn: RunView['turn']) => put({ ...view, turn }),
    again,
  };
}

function newsOf({ runNews = 0, line }: LiveState): string {
  return `${runNews} ${line}`;
}
