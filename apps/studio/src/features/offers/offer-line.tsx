import type { StudioWaitView } from '@chophien/contracts';
import { Button, useWords } from '@chophien/ui';
import { UsersRound } from 'lucide-react';
import { useId, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { waitingIn } from './lines-of.js';
import styles from './offer-line.module.css';

/** “4 người chờ · 12 kg”; a tap opens the line itself. */
export function OfferLine({ line }: { line: readonly StudioWaitView[] }) {
  const { waits } = useStudioWords();
  const { formats } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const [first] = line;
  if (first === undefined) return null;
  const { people, amount } = waitingIn(line);
  return (
    <>
      <Button
        size="air"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <UsersRound aria-hidden="true" size={20} />
        {people > 0 ? waits.line(people, formats.amount(amount, first.unit)) : waits.nobody}
      </Button>
      {isOpen && (
        <div id={listId} className={styles.line}>
          <ol className={styles.list}>
            {line.map((wait) => (
              <InLine key={wait.id} wait={wait} />
            ))}
          </ol>
          {people > 0 && <p className={styles.soft}>{waits.hint}</p>}
        </div>
      )}
    </>
  );
}

function InLine({ wait }: { wait: StudioWaitView }) {
  const { waits } = useStudioWords();
  const { formats } = useWords();
  const said = (amount: number) => formats.amount(amount, wait.unit);
  const { place, waitsFor, held, had, asked, state, reason } = wait;
  const amounts = [
    waitsFor > 0 && waits.waitsFor(said(waitsFor)),
    held > 0 && waits.held(said(held)),
    had > 0 && waits.had(said(had)),
  ].filter((words) => words !== false);
  return (
    <li className={styles.one} data-over={(place === null && held === 0) || undefined}>
      <span className={styles.place}>{place ?? '·'}</span>
      <strong>{wait.buyerName}</strong>
      <span className={styles.state} data-state={state}>
        {waits.states[state]}
      </span>
      <span className={styles.amounts}>
        {[...(amounts.length > 0 ? amounts : [waits.asked(said(asked))]), reason && waits.reasons[reason]]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}
