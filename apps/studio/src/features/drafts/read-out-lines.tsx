import type { StudioDraftView } from '@chophien/contracts';
import { Money, useAllWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import type { ReadOut } from './drafts.js';
import styles from './drafts.module.css';

/** What the buyer hears before the yes: the goods, their price, the delivery, and what it comes to. */
export function ReadOutLines({ draft, said }: { draft: StudioDraftView; said: ReadOut }) {
  const { drafts: words } = useStudioWords();
  const { buy, orders, formats } = useAllWords();
  const { amount, unit, name, offerCode } = draft;
  const price = (dong: number) => formats.price(dong, unit);
  return (
    <section className={styles.readOut} aria-label={words.readOut}>
      <h4>{words.readOut}</h4>
      <dl className={styles.sums}>
        <dt>
          {offerCode} · {name}
          <small>{orders.line(formats.amount(amount, unit), price(said.dong))}</small>
        </dt>
        <dd>
          <Money dong={said.goodsDong} />
        </dd>
        <dt>{buy.delivery}</dt>
        <dd>
          <Money dong={draft.deliveryDong} />
        </dd>
        <dt>
          <strong>{buy.total}</strong>
        </dt>
        <dd>
          <strong>
            <Money dong={said.totalDong} />
          </strong>
        </dd>
      </dl>
      <p role="status" className={styles.soft}>
        {said.fellFromDong !== null && words.fell(price(said.fellFromDong))}
        {said.roseToDong !== null && words.kept(price(said.roseToDong))}
      </p>
    </section>
  );
}
