import { newKey } from '@chophien/client';
import type { BuyerAskView, OfferView, Refusal } from '@chophien/contracts';
import { largestFitting } from '@chophien/domain';
import { Button, Chip, Field, RefusalLine, useAllWords } from '@chophien/ui';
import { useState } from 'react';
import styles from './buy.module.css';
import type { OwnLimit } from './use-own-limit.js';

type MoreProps = { offer: OfferView; limit: number; own: OwnLimit };

/** Where everybody may have only so much: the way to ask for more, and what became of it. */
export function MoreThanAll({ offer, limit, own }: MoreProps) {
  const { more: words, formats } = useAllWords();
  const [isAsking, setIsAsking] = useState(false);
  const said = (amount: number) => formats.amount(amount, offer.unit);
  return (
    <section className={styles.section} data-testid="more">
      {own.ask && <p role="status">{toldOf(own.ask, words, said)}</p>}
      {isAsking ? (
        <AskForm offer={offer} limit={limit} own={own} onDone={() => setIsAsking(false)} />
      ) : (
        own.ask?.state !== 'applied' &&
        offer.cap >= 2 * limit && <Button onClick={() => setIsAsking(true)}>{words.open}</Button>
      )}
    </section>
  );
}

type More = ReturnType<typeof useAllWords>['more'];

function toldOf({ state, amount }: BuyerAskView, words: More, said: (amount: number) => string): string {
  if (state === 'applied') return words.applied(said(amount));
  return state === 'refused' ? words.refused : words.waiting(said(amount));
}

const timesMore = [2, 3, 5, 10];

/** Ready amounts beyond the limit, each on a step of the offer. The key is made with the form: two taps are one ask. */
function AskForm({ offer, limit, own, onDone }: MoreProps & { onDone: () => void }) {
  const { more: words, formats } = useAllWords();
  const [key] = useState(newKey);
  const amounts = timesMore
    .map((times) => largestFitting(offer, times * limit))
    .filter((each) => each <= offer.cap);
  const [amount, setAmount] = useState(amounts[0] ?? 0);
  const [why, setWhy] = useState('');
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const send = async () => {
    if (sending.busy) return;
    setSending({ busy: true });
    const answer = await own.send({ key, amount, why });
    if (answer.ok) return onDone();
    setSending({ busy: false, refusal: answer.refusal });
  };
  return (
    <>
      <p>{words.title(formats.amount(limit, offer.unit))}</p>
      <div className={styles.more} role="group" aria-label={words.amount}>
        {amounts.map((each) => (
          <Chip key={each} pressed={each === amount} onClick={() => setAmount(each)}>
            {formats.amount(each, offer.unit)}
          </Chip>
        ))}
      </div>
      <Field label={words.why} value={why} maxLength={200} onChange={({ target }) => setWhy(target.value)} />
      <RefusalLine refusal={sending.refusal} />
      <Button tone="leaf" busy={sending.busy} onClick={() => void send()}>
        {words.send}
      </Button>
    </>
  );
}
