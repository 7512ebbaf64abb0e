import type { FactsView } from '@chophien/contracts';
import { Opening, Refused, useRead, useWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useMarket } from '../../app/market.js';
import styles from './facts-sheet.module.css';

type FactsSource = { offerId: string } | { factsId: string };

/** What one is told before buying: who made it, what it is, where from, how it comes and goes back. */
export function FactsSheet({ source, onClose }: { source: FactsSource; onClose: () => void }) {
  const { http } = useMarket();
  const { facts: words } = useWords();
  const byOffer = 'offerId' in source;
  const key = byOffer ? source.offerId : source.factsId;
  const { reading, again } = useRead(key, () => (byOffer ? http.offerFacts(key) : http.facts(key)));
  return (
    <Sheet title={words.title} onClose={onClose}>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Facts facts={reading.value} />}
    </Sheet>
  );
}

function Facts({ facts }: { facts: FactsView }) {
  const { facts: words, buy, formats } = useWords();
  const { delivery, producer } = facts;
  const harvest =
    facts.harvestFrom === null
      ? null
      : buy.harvest(formats.day(facts.harvestFrom), formats.day(facts.harvestTo ?? facts.harvestFrom));
  const rows: [string, string | null][] = [
    [words.name, facts.name],
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
