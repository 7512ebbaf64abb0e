import type { ShownPrice } from '@chophien/client';
import type { OfferView } from '@chophien/contracts';
import type { PriceRule } from '@chophien/domain';
import { Countdown, LiveRegion, Price, Track, useAllWords } from '@chophien/ui';
import { useLeftMs } from '../orders/use-left.js';
import styles from './ruled-price.module.css';
import { useShownPrice } from './use-shown-price.js';

type ByRule = OfferView & { rule: PriceRule };
type RuledProps = { offer: OfferView; size?: 's' | 'm' | undefined };

/** With a size the price, without one what becomes of it next. */
export function Ruled({ offer, size }: RuledProps) {
  const { rule } = offer;
  if (rule === undefined) return null;
  const byRule = { ...offer, rule };
  return size === undefined ? <PriceNews offer={byRule} /> : <RuledPrice offer={byRule} size={size} />;
}

/** The price by its rule: what kind it is, what it is now, and what it stands instead of. */
export function RuledPrice({ offer, size = 'm' }: { offer: ByRule; size?: 's' | 'm' }) {
  const { price: words, formats, offer: said } = useAllWords();
  const price = useShownPrice(offer, offer.minimum);
  const { kind } = offer.rule;
  return (
    <div className={styles.price} data-testid="ruled-price">
      {kind !== 'live' && kind !== 'fixed' && <p className={styles.kind}>{words.kinds[kind]}</p>}
      <p className={styles.figures}>
        <Price dong={price.dong} unit={offer.unit} size={size} />
        {price.insteadOf !== null && (
          <s className={styles.was} aria-label={words.was(formats.price(price.insteadOf, offer.unit))}>
            {formats.money(price.insteadOf)}
          </s>
        )}
        {price.isAtMost && <span className={styles.soft}>{words.atMost}</span>}
      </p>
      <LiveRegion text={said.priceNow(offer.name, formats.price(price.dong, offer.unit))} />
    </div>
  );
}

/** What becomes of the price next, and when. */
export function PriceNews({ offer, amount = offer.minimum }: { offer: ByRule; amount?: number }) {
  const price = useShownPrice(offer, amount);
  switch (offer.rule.kind) {
    case 'fixed':
    case 'live':
      return null;
    case 'flash':
      return <Flash price={price} />;
    case 'falling_time':
      return <Falls price={price} offer={offer} />;
    case 'falling_kilos':
      return <Together price={price} offer={offer} />;
    case 'wholesale':
      return <Tiers steps={offer.rule.steps} dong={price.dong} offer={offer} />;
  }
}

function Flash({ price }: { price: ShownPrice }) {
  const { price: words, formats } = useAllWords();
  if (price.changesAtMs === null) return <p className={styles.news}>{words.over}</p>;
  const isOpen = price.sale === 'open';
  return (
    <p className={styles.news} data-flash={isOpen || undefined}>
      {isOpen ? words.endsIn : words.opensAt(formats.time(price.changesAtMs))}{' '}
      <Until atMs={price.changesAtMs} />
    </p>
  );
}

function Falls({ price, offer }: { price: ShownPrice; offer: ByRule }) {
  const { price: words, formats } = useAllWords();
  const { changesAtMs, nextDong } = price;
  if (changesAtMs === null || nextDong === null) return <p className={styles.news}>{words.lowest}</p>;
  return (
    <p className={styles.news}>
      {words.fallsTo(formats.price(nextDong, offer.unit))} <Until atMs={changesAtMs} />
    </p>
  );
}

function Until({ atMs }: { atMs: number }) {
  return <Countdown leftMs={useLeftMs(atMs)} />;
}

function Together({ price, offer }: { price: ShownPrice; offer: ByRule }) {
  const { price: words, formats } = useAllWords();
  const { changesAtAmount, nextDong } = price;
  const taken = offer.taken ?? 0;
  if (changesAtAmount === null || nextDong === null) return <p className={styles.news}>{words.lowest}</p>;
  return (
    <div className={styles.news}>
      <div className={styles.way}>
        <Track share={Math.min(1, taken / changesAtAmount)} />
      </div>
      <p>
        {words.allTogether(
          formats.amount(changesAtAmount - taken, offer.unit),
          formats.price(nextDong, offer.unit),
        )}
      </p>
    </div>
  );
}

type TiersProps = { steps: readonly { fromAmount: number; dong: number }[]; dong: number; offer: ByRule };

function Tiers({ steps, dong, offer }: TiersProps) {
  const { price: words, formats } = useAllWords();
  return (
    <ul className={styles.tiers}>
      {steps.map((step) => (
        <li key={step.fromAmount} data-now={step.dong === dong || undefined}>
          {words.tier(formats.amount(step.fromAmount, offer.unit), formats.price(step.dong, offer.unit))}
        </li>
      ))}
    </ul>
  );
}
