import type { OfferView, Refusal } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { SignIn } from '@chophien/ui/sign-in';
import { useState } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import buyStyles from '../buy/buy.module.css';
import { useLive } from '../show/live-context.js';
import { MyPlace } from './my-place.js';
import { useJoinLine } from './use-join-line.js';
import { useWaitsNow } from './use-waits.js';
import { WaitAmount } from './wait-amount.js';
import styles from './wait.module.css';
import { mostToWaitFor, stands } from './waits-of.js';

type WaitFormProps = { offer: OfferView; firstAmount: number | undefined; refusal: Refusal | undefined };

/** Of what is sold out: one’s place in line, or the way to have one. */
export function WaitForm({ offer, firstAmount, refusal }: WaitFormProps) {
  useWaitsNow();
  const wait = useLive(({ waits }) => waits.find(({ offerId }) => offerId === offer.id));
  const isIn = useSession().at === 'in';
  const { wait: words } = useAllWords();
  if (isIn && wait !== undefined && stands(wait)) return <MyPlace wait={wait} />;
  return (
    <>
      {isIn && wait !== undefined && wait.reason !== null && (
        <p role="status" className={styles.told}>
          {words.over[wait.reason]}
        </p>
      )}
      <JoinForm offer={offer} firstAmount={firstAmount} refusal={refusal} />
    </>
  );
}

function JoinForm({ offer, firstAmount, refusal }: WaitFormProps) {
  const { session } = useMarket();
  const who = useSession();
  const { wait: words, formats } = useAllWords();
  const [amount, setAmount] = useState(Math.min(firstAmount ?? offer.minimum, mostToWaitFor(offer)));
  const { joining, send } = useJoinLine(offer.id);
  return (
    <>
      <div className={styles.turn}>
        <p className={styles.lead}>{words.none}</p>
        <p>{words.how}</p>
        <p>{words.inLine(offer.waiting ?? 0)}</p>
      </div>
      <WaitAmount offer={offer} amount={amount} onChoose={setAmount} />
      {who.at === 'out' && (
        <section className={buyStyles.section}>
          <h3>{words.signInFirst}</h3>
          <SignIn doors={session} onDone={() => undefined} />
        </section>
      )}
      {who.at === 'in' && (
        <div className={buyStyles.place}>
          <RefusalLine refusal={joining.refusal ?? refusal} />
          <Button tone="buy" size="l" busy={joining.at === 'sending'} onClick={() => void send?.(amount)}>
            {joining.at === 'sending' ? words.joining : words.join(formats.amount(amount, offer.unit))}
          </Button>
        </div>
      )}
    </>
  );
}
