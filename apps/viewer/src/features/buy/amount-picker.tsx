import type { OfferView } from '@chophien/contracts';
import { Chip, Stepper, useAllWords } from '@chophien/ui';
import { chipsOf, mostOf, neighbour } from './amounts.js';
import styles from './buy.module.css';

type AmountPickerProps = { offer: OfferView; amount: number; onChoose: (amount: number) => void };

export function AmountPicker({ offer, amount, onChoose }: AmountPickerProps) {
  const { buy, common, formats, offer: words } = useAllWords();
  const less = neighbour(offer, amount, 'less');
  const more = neighbour(offer, amount, 'more');
  const step = formats.amount(offer.step, offer.unit);
  const said = (value: number) => formats.amount(value, offer.unit);
  const left = offer.state === 'open' ? offer.left : 0;
  return (
    <section className={styles.section}>
      <div className={styles.between}>
        <h3>{buy.amount}</h3>
        <span className={styles.left}>{left > 0 ? common.left(said(left)) : common.soldOut}</span>
      </div>
      <Stepper
        label={buy.amount}
        value={said(amount)}
        lessLabel={`${common.less} ${step}`}
        moreLabel={`${common.more} ${step}`}
        onLess={less === undefined ? undefined : () => onChoose(less)}
        onMore={more === undefined ? undefined : () => onChoose(more)}
      />
      <div className={styles.chips} role="group" aria-label={buy.amount}>
        {chipsOf(offer).map((each) => (
          <Chip
            key={each}
            pressed={each === amount}
            disabled={each > mostOf(offer)}
            onClick={() => onChoose(each)}
          >
            {said(each)}
          </Chip>
        ))}
      </div>
      {offer.perBuyer !== null && <p className={styles.soft}>{words.most(said(offer.perBuyer))}</p>}
    </section>
  );
}
