import type { Refusal } from '@chophien/contracts';
import { useAllWords } from '@chophien/ui';
import { useState } from 'react';
import { unreached, Unread } from '../offline/unread.js';
import { AsOf } from './as-of.js';
import { OrderSlip } from './order-slip.js';
import { OrderTabs } from './order-tabs.js';
import { useShelf } from './use-shelf.js';

type UnreadOrders = { refusal?: Refusal; onRetry: () => void };

/** The list as it was last read, where it cannot be read now. */
export function KeptOrders({ refusal = unreached, onRetry }: UnreadOrders) {
  const { keptAll } = useShelf();
  const [kept] = useState(keptAll);
  if (refusal.code !== 'unavailable' || kept === undefined) return <NoneKept {...{ refusal, onRetry }} />;
  return (
    <>
      <AsOf kept={kept} />
      <OrderTabs orders={kept.orders} asOld />
    </>
  );
}

/** One order as it was last read: to be looked at, not changed. */
export function KeptOrder({ id, refusal = unreached, onRetry }: UnreadOrders & { id: string }) {
  const { keptOne } = useShelf();
  const [kept] = useState(() => keptOne(id));
  const order = kept?.orders[0];
  if (refusal.code !== 'unavailable' || kept === undefined || order === undefined) {
    return <NoneKept {...{ refusal, onRetry }} />;
  }
  return (
    <>
      <AsOf kept={kept} />
      <OrderSlip order={order} />
    </>
  );
}

/** The network went while the page was open: it stands as it was last read. */
export function LastRead({ id }: { id?: string }) {
  const { keptAll, keptOne } = useShelf();
  const [kept] = useState(() => (id === undefined ? keptAll() : keptOne(id)));
  return kept === undefined ? null : <AsOf kept={kept} />;
}

function NoneKept({ refusal, onRetry }: { refusal: Refusal; onRetry: () => void }) {
  const { offline } = useAllWords();
  return (
    <Unread refusal={refusal} onRetry={onRetry} text={offline.noOrders}>
      {null}
    </Unread>
  );
}
