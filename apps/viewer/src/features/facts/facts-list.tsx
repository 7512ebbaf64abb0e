import type { FactsView } from '@chophien/contracts';
import { useAllWords } from '@chophien/ui';
import styles from './facts-list.module.css';

/** The facts sheet of a lot, line by line; what is not known is not there. */
export function FactsList({ facts }: { facts: FactsView }) {
  const { facts: words, buy, formats } = useAllWords();
  const { delivery, producer } = facts;
  const harvest =
    facts.harvestFrom === null
      ? null
      : buy.harvest(formats.day(facts.harvestFrom), formats.day(facts.harvestTo ?? facts.harvestFrom));
  const partsOf = ({ parts = [] }: FactsView) =>
    parts.map(({ name, amountEach, unit }) => `${formats.amount(amountEach, unit)} ${name}`).join(' · ');
  const rows: [string, string | null][] = [
    [words.name, facts.name],
    [words.parts, partsOf(facts)],
    [words.variety, facts.variety],
    [words.grade, facts.grade],
    [words.origin, facts.origin],
    [words.growingArea, facts.growingAreaCode],
    [words.harvest, harvest],
    [words.expires, facts.expiresOn === null ? null : formats.day(facts.expiresOn)],
    [words.pieceWeight, facts.pieceGrams === null ? null : formats.amount(facts.pieceGrams, 'g')],
    [words.certificate, facts.certificate],
    [words.producer, producer.name],
    [words.address, producer.address],
    [words.phone, producer.phone],
    [words.taxCode, producer.taxCode],
    [
      words.delivery,
      words.deliveryRule(
        formats.amount(delivery.firstGrams, 'g'),
        formats.money(delivery.firstDong),
        formats.money(delivery.nextKgDong),
      ),
    ],
    [words.returns, facts.returnTerms],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {rows
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name} className={styles.row}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className={styles.version}>{words.version(facts.version)}</p>
    </>
  );
}
