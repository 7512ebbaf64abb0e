import type { Answer, OrderView } from '@chophien/contracts';
import { useMarket, useSession } from '../../app/market.js';
import { shelf } from './shelf.js';

/** What this device keeps of the orders of whoever is here; of whoever was here last, while the market cannot say. */
export function useShelf() {
  const { session } = useMarket();
  const who = useSession();
  const accountId = who.at === 'in' ? who.me.accountId : undefined;
  /** An answer may come after its reader has left: then nothing of it stays. */
  const keeper = () => {
    const now = session.getSnapshot();
    return now.at === 'in' && now.me.accountId === accountId ? accountId : undefined;
  };
  const keepOne = (order: OrderView) => {
    const owner = keeper();
    if (owner !== undefined) shelf.keepOne(owner, order);
  };
  return {
    keepOne,
    keptAll: () => shelf.all(accountId),
    keptOne: (id: string) => shelf.one(id, accountId),
    /** Hand a reading through: what it holds is kept. */
    allKept: (answer: Answer<OrderView[]>) => {
      const owner = keeper();
      if (answer.ok && owner !== undefined) shelf.keepAll(owner, answer.value);
      return answer;
    },
    oneKept: (answer: Answer<OrderView>) => {
      if (answer.ok) keepOne(answer.value);
      return answer;
    },
  };
}
