import type { OrderView } from '@chophien/contracts';
import { useAllWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { Agreed, CloseButton } from '../draft/draft-sheet.js';
import { useLive, useLiveClient } from '../show/live-context.js';
import { PassButton } from './pass-button.js';
import { TurnForm } from './turn-form.js';
import styles from './wait.module.css';

type TurnSheetProps = { orderIds: readonly string[]; onClose: () => void };

/** A buyer’s turn in line: what is held, until when, the yes, and the way to let the next one have it. */
export function TurnSheet({ orderIds, onClose }: TurnSheetProps) {
  const { wait: words } = useAllWords();
  const orders = useLive((state) => state.orders);
  const { store } = useLiveClient();
  const mine = orderIds.flatMap((id) => orders[id] ?? []);
  const drafts = mine.filter(({ isDraft }) => isDraft);
  const ended = mine.filter(({ state }) => state === 'expired' || state === 'cancelled');
  const agreed = mine.filter((order) => !drafts.includes(order) && !ended.includes(order));
  const changed = (fact: OrderView) => store.tell({ type: 'order.changed', fact });
  return (
    <Sheet title={words.turnTitle} onClose={onClose}>
      <div className={styles.body}>
        {agreed.length > 0 && <Agreed orders={agreed} onChanged={changed} />}
        {drafts.length > 0 && <TurnForm drafts={drafts} onChanged={changed} />}
        {ended.map(({ id, state }) => (
          <p key={id} role="status" className={styles.told}>
            {words.over[state === 'expired' ? 'timed_out' : 'declined']}
          </p>
        ))}
        {drafts.length > 0 && <PassButton drafts={drafts} onPassed={changed} />}
        {drafts.length === 0 && <CloseButton isDone onClose={onClose} />}
      </div>
    </Sheet>
  );
}
