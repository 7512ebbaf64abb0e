import { shownPrice } from '@chophien/client';
import type { OfferView } from '@chophien/contracts';
import type { PriceRule } from '@chophien/domain';
import { Countdown, Price, useWords } from '@chophien/ui';
import { useEffect, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './price-rule.module.css';

type RuledPriceProps = { offer: OfferView; size?: 's' | 'm' };

/** What an offer costs now by its rule, which kind it is, and how long this price stands. */
export function RuledPrice({ offer, size = 's' }: RuledPriceProps) {
  return offer.rule === undefined ? (
    <Price dong={offer.priceDong} unit={offer.unit} size={size} />
  ) : (
    <PriceByRule offer={offer} rule={offer.rule} size={size} />
  );
}

function PriceByRule({ offer, rule, size = 's' }: RuledPriceProps & { rule: PriceRule }) {
  const { priceRule: words } = useStudioWords();
  const { formats } = useWords();
  const nowMs = useEachSecond();
  const price = shownPrice(offer, nowMs, offer.minimum);
  return (
    <div>
      <Price dong={price.dong} unit={offer.unit} size={size} />
      <p className={styles.line}>
        {words.kinds[rule.kind].name}
        {price.sale === 'not_started' && ` · ${words.notStarted}`}
        {price.sale === 'over' && ` · ${words.over}`}
        {price.changesAtAmount !== null &&
          price.nextDong !== null &&
          ` · ${words.nextStep(formats.amount(price.changesAtAmount, offer.unit), formats.money(price.nextDong))}`}{' '}
        {price.changesAtMs !== null && <Countdown leftMs={Math.max(0, price.changesAtMs - nowMs)} />}
      </p>
    </div>
  );
}

/** The server's time, anew each second. */
export function useEachSecond(): number {
  const { session } = useMarket();
  const [nowMs, setNowMs] = useState(() => Date.now() + session.terms().clockOffsetMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now() + session.terms().clockOffsetMs), 1_000);
    return () => clearInterval(timer);
  }, [session]);
  return nowMs;
}
