import type { ReferencePriceView, UpliftView } from '@chophien/contracts';
import { useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import styles from './uplift.module.css';

/** For each variety the price that it is compared with: whose word, from where, of when. */
export function ReferenceList({ view }: { view: UpliftView }) {
  const { uplift: words } = useStudioWords();
  return (
    <section className={styles.prices} aria-label={words.prices}>
      <h3>{words.prices}</h3>
      <ul>
        {onePerVariety(view).map(({ lotId, variety, reference }) => (
          <li key={lotId} className={styles.price}>
            <span className={styles.variety}>{variety}</span>
            {reference === null ? <p>{words.noPrice}</p> : <Written reference={reference} day={view.day} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Written({ reference, day }: { reference: ReferencePriceView; day: string }) {
  const { uplift: words } = useStudioWords();
  const { formats } = useWords();
  const { enteredBy, witness, communeName, provinceName } = reference;
  const name = enteredBy === '' ? words.someone : enteredBy;
  const place = communeName === null ? provinceName : `${communeName}, ${provinceName}`;
  const said = [
    place,
    words.byWhom(name, formats.dayAndTime(reference.atMs)),
    reference.day === day ? '' : words.ofDay(formats.day(reference.day)),
    witness === null ? '' : words.witness(witness === '' ? words.someone : witness),
  ];
  return (
    <>
      <strong>{formats.price(reference.dongPerKg, 'g')}</strong>
      <p>{reference.source}</p>
      <p>{said.filter((part) => part !== '').join(' · ')}</p>
    </>
  );
}

/** Several lots can be of one variety, and are compared with one price. */
function onePerVariety({ lots }: UpliftView): UpliftView['lots'] {
  return lots.filter(({ variety }, at) => lots.findIndex((lot) => lot.variety === variety) === at);
}
