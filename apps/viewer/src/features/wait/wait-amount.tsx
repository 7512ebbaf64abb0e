import type { OfferView } from '@chophien/contracts';
import { Chip, Stepper, useAllWords } from '@chophien/ui';
import { chipsOf, mostOf, neighbour } from '../buy/amounts.js';
import styles from '../buy/buy.module.css';
import { mostToWaitFor } from './waits-of.js';

type WaitAmountProps = { offer: OfferView; amount: number; onChoose: (amount: number) => void };

/** How much to wait for: the offer’s own steps, up to what one may have. */
export function WaitAmount({ offer, amount, onChoose }: WaitAmountProps) {
  const { wait: words, common, formats, offer: offerWords } = useAllWords();
  // As if all of it were there.
  const whole = { ...offer, left: mostToWaitFor(offer) };
  const less = neighbour(whole, amount, 'less');
  const more = neighbour(whole, amount, 'more');
  const said = (value: number) => formats.amount(value, offer.unit);
  return (
    <section className={styles.section}>
      <h3>{words.amount}</h3>
      <Stepper
        label={words.amount}
        value={said(amount)}
        lessLabel={`${common.less} ${said(offer.step)}`}
        moreLabel={`${common.more} ${said(offer.step)}`}
        onLess={less === undefined ? undefined : () => onChoose(less)}
        onMore={more === undefined ? undefined : () => onChoose(more)}
      />
      <div className={styles.chips} role="group" aria-label={words.amount}>
        {chipsOf(whole).map((each) => (
          <Chip
            key={each}
            pressed={each === amount}
            disabled={each > mostOf(whole)}
            onClick={() => onChoose(each)}
          >
            {said(each)}
          </Chip>
        ))}
      </div>
      {offer.perBuyer !== null && <p className={styles.soft}>{offerWords.most(said(offer.perBuyer))}</p>}
    </section>
  );
}
