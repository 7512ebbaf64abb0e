import type { CapRequestView, OfferView } from '@chophien/contracts';
import { useReducer } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from '../room/live-context.js';
import { stepChangingCap } from './changing-cap.js';

type Done = { onDone: () => void; onWaiting: (request: CapRequestView) => void };

/** One change of an offer's cap, from the value that stood when the editor opened it. */
export function useChangeCap(offer: OfferView, { onDone, onWaiting }: Done) {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [changing, tell] = useReducer(stepChangingCap, { at: 'writing', seen: offer.cap });
  const send = async (to: number, why: string) => {
    if (changing.at === 'sending' || changing.at === 'done') return;
    tell({ type: 'sent', to });
    const answer = await http.changeCap(offer.id, { change: { what: 'cap', to }, from: changing.seen, why });
    tell({ type: 'answered', answer });
    if (!answer.ok) return;
    if (answer.value.state === 'waiting') onWaiting(answer.value.request);
    else store.tell({ type: 'offer.moved', offer: answer.value.offer });
    onDone();
  };
  return { changing, send, rewrite: () => tell({ type: 'rewritten' }) };
}
