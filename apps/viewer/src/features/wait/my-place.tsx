import type { WaitView } from '@chophien/contracts';
import { useAllWords } from '@chophien/ui';
import { UsersRound } from 'lucide-react';
import { ButtonLink } from '../../shared/button-link.js';
import { LeaveButton } from './leave-button.js';
import { useReadWaits } from './use-waits.js';
import styles from './wait.module.css';

/** One’s place in the line of an offer, and the way out of it. */
export function MyPlace({ wait }: { wait: WaitView }) {
  const { wait: words } = useAllWords();
  const read = useReadWaits();
  return (
    <>
      <section className={styles.place} aria-label={words.mine}>
        <UsersRound aria-hidden="true" size={32} />
        <PlaceWords wait={wait} />
      </section>
      <HeldLinks wait={wait} />
      {wait.place !== null && <LeaveButton offerId={wait.offerId} onLeft={() => void read()} />}
    </>
  );
}

/** “Bạn đứng thứ 3, chờ 5 kg”; of one with nothing left to wait for, that something is held. */
export function PlaceWords({ wait }: { wait: WaitView }) {
  const { wait: words, formats } = useAllWords();
  const { place, waitsFor, unit, heldOrderIds } = wait;
  return (
    <div role="status" className={styles.placeWords}>
      {place !== null && <p className={styles.lead}>{words.place(place, formats.amount(waitsFor, unit))}</p>}
      {heldOrderIds.length > 0 ? <p>{words.heldFor}</p> : <p>{words.placeHint}</p>}
    </div>
  );
}

export function HeldLinks({ wait }: { wait: WaitView }) {
  const { wait: words } = useAllWords();
  return wait.heldOrderIds.map((orderId) => (
    <ButtonLink key={orderId} href={`/orders/${orderId}`}>
      {words.seeHeld}
    </ButtonLink>
  ));
}
