import { Opening, Refused, useRead, useAllWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useMarket } from '../../app/market.js';
import { FactsList } from './facts-list.js';

type FactsSource = { offerId: string } | { factsId: string };

/** What one is told before buying: who made it, what it is, where from, how it comes and goes back. */
export function FactsSheet({ source, onClose }: { source: FactsSource; onClose: () => void }) {
  const { http } = useMarket();
  const { facts: words } = useAllWords();
  const byOffer = 'offerId' in source;
  const key = byOffer ? source.offerId : source.factsId;
  const { reading, again } = useRead(key, () => (byOffer ? http.offerFacts(key) : http.facts(key)));
  return (
    <Sheet title={words.title} onClose={onClose}>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <FactsList facts={reading.value} />}
    </Sheet>
  );
}
