import type { OrderView, PlacedOrderView, Refusal } from '@chophien/contracts';
import type { PayMethod } from '@chophien/domain';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';

export type Agreeing = { at: 'asking' | 'sending'; refusal?: Refusal };
export type DraftOrder = Pick<
  PlacedOrderView,
  'id' | 'lines' | 'goodsDong' | 'deliveryDong' | 'totalDong' | 'expiresAtMs'
> & {
  /** The price is shared and may still fall. */
  isAtMost?: boolean;
};
type Where = { addressId: string; method: PayMethod };

/** Says yes to drafts, one after the other; what is agreed to stays so when a later one is refused. Told twice, it is one yes. */
export function useAgree(drafts: readonly DraftOrder[], onChanged: (order: OrderView) => void) {
  const { http } = useMarket();
  const [agreeing, setAgreeing] = useState<Agreeing>({ at: 'asking' });

  const send = async ({ addressId, method }: Where) => {
    setAgreeing({ at: 'sending' });
    for (const { id, lines } of drafts) {
      // A draft's one line; its price is the most that is paid.
      const [line] = lines;
      if (line === undefined) continue;
      const price = { dong: line.priceDong, version: line.priceVersion };
      const answer = await http.confirmDraft(id, { addressId, method, price });
      if (!answer.ok) return setAgreeing({ at: 'asking', refusal: answer.refusal });
      onChanged(answer.value);
    }
    setAgreeing({ at: 'asking' });
  };
  return { agreeing, send: agreeing.at === 'asking' ? send : undefined };
}
