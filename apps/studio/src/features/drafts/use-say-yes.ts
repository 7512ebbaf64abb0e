import type { PayMethod } from '@chophien/domain';
import { readTyped, type TypedAddress } from '@chophien/ui/address';
import { useReducer } from 'react';
import { useMarket } from '../../app/market.js';
import type { ReadOut } from './drafts.js';
import { stepSayingYes } from './saying-yes.js';

/** What was written down of a call. */
export type TypedYes = { address: TypedAddress; method: PayMethod };

/** Says yes for the buyer, at the price that was read out and no higher. Told twice, it is one yes. */
export function useSayYes(draftId: string) {
  const { http } = useMarket();
  const [saying, tell] = useReducer(stepSayingYes, { at: 'writing' });
  const send = async ({ address, method }: TypedYes, { dong, version }: ReadOut) => {
    if (saying.at === 'sending' || saying.at === 'said') return;
    const written = readTyped(address);
    if (written === undefined) return tell('checked');
    tell('sent');
    tell(await http.confirmDraftFor(draftId, { ...written, method, price: { dong, version } }));
  };
  return { saying, send };
}
