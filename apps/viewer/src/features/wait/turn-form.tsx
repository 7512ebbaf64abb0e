import type { OrderView } from '@chophien/contracts';
import { useAllWords } from '@chophien/ui';
import { DraftForm } from '../draft/draft-form.js';
import { useLive } from '../show/live-context.js';
import styles from './wait.module.css';

type TurnFormProps = { drafts: readonly OrderView[]; onChanged: (order: OrderView) => void };

/** What is held for whose turn it is, for how long, and what is still waited for. */
export function TurnForm({ drafts, onChanged }: TurnFormProps) {
  const { wait: words } = useAllWords();
  return (
    <>
      {drafts.map((order) => (
        <Held key={order.id} order={order} />
      ))}
      <DraftForm drafts={drafts} hint={words.turnHint} onChanged={onChanged} />
    </>
  );
}

function Held({ order }: { order: OrderView }) {
  const { wait: words, formats } = useAllWords();
  const [line] = order.lines;
  const missing = useLive(
    ({ waits }) => waits.find(({ heldOrderIds }) => heldOrderIds.includes(order.id))?.waitsFor ?? 0,
  );
  if (line === undefined) return null;
  const minutes = Math.round(((order.expiresAtMs ?? order.placedAtMs) - order.placedAtMs) / 60_000);
  return (
    <div className={styles.turn}>
      <p className={styles.lead}>
        {words.turn(formats.amount(line.amount, line.unit), Math.max(1, minutes))}
      </p>
      {missing > 0 && <p>{words.turnRest(formats.amount(missing, line.unit))}</p>}
    </div>
  );
}
