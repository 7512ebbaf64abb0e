import type { OfferView, StockEntryView } from '@chophien/contracts';
import { Moment, Opening, Refused, useRead, useWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './stock.module.css';

/** Who changed what of an offer and its lot, the newest first. */
export function StockLog({ offer, onClose }: { offer: OfferView; onClose: () => void }) {
  const { http } = useMarket();
  const { stock: words } = useStudioWords();
  const { reading, again } = useRead(`stock log ${offer.id}`, () => http.stockLog(offer.id));
  return (
    <Sheet title={`${words.log}: ${offer.code}`} onClose={onClose}>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && reading.value.length === 0 && <p>{words.noHistory}</p>}
      {reading.at === 'full' && (
        <ol className={styles.log}>
          {reading.value.map((entry, at) => (
            <Entry key={reading.value.length - at} entry={entry} />
          ))}
        </ol>
      )}
    </Sheet>
  );
}

function Entry({ entry }: { entry: StockEntryView }) {
  const { stock: words } = useStudioWords();
  const { formats } = useWords();
  const { what, unit } = entry;
  const said = (value: string | null) => {
    if (value === null) return words.noLimit;
    if (what === 'state') return words.states[value] ?? value;
    if (what === 'price_dong') return formats.price(Number(value), unit);
    return /^\d+$/.test(value) ? formats.amount(Number(value), unit) : value;
  };
  const ways: Readonly<Record<string, string>> = words.ways;
  const name = words.history[what] ?? ways[what] ?? what;
  return (
    <li>
      <p>
        <strong>{name}</strong>{' '}
        {what === 'price_rule'
          ? ''
          : entry.from === null
            ? said(entry.to)
            : `${said(entry.from)} → ${said(entry.to)}`}
      </p>
      <p className={styles.soft}>
        {entry.by} · <Moment atMs={entry.atMs} />
        {entry.why !== null && ` · ${entry.why}`}
        {entry.agreedBy !== null && ` · ${words.agreed(entry.agreedBy)}`}
      </p>
    </li>
  );
}
