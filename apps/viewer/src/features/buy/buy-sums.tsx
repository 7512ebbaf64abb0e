import type { ShownPrice } from '@chophien/client';
import type { FactsView, OfferView } from '@chophien/contracts';
import type { PayMethod } from '@chophien/domain';
import { useAllWords } from '@chophien/ui';
import { Truck } from 'lucide-react';
import { SumList, type Sums } from '../../shared/sum-list.js';
import styles from './buy.module.css';

type BuySumsProps = {
  offer: OfferView;
  price: ShownPrice;
  agreedDong: number;
  sums: Sums | undefined;
  facts: FactsView | undefined;
  method: PayMethod;
};

/** What it comes to at the price of this moment, what is promised with it, and how it is paid. */
export function BuySums({ offer, price, agreedDong, sums, facts, method }: BuySumsProps) {
  const { buy, formats, pay } = useAllWords();
  const moved = price.dong !== agreedDong;
  return (
    <section className={styles.section}>
      <p role="status" className={styles.moved}>
        {moved && buy.priceRose(formats.price(agreedDong, offer.unit), formats.price(price.dong, offer.unit))}
      </p>
      <SumList sums={sums} price={formats.price(price.dong, offer.unit)} isAtMost={price.isAtMost} />
      <div className={styles.promise}>
        <Truck aria-hidden="true" size={22} />
        <p>
          <strong>{pay[method].name}.</strong> {pay[method].hint}{' '}
          {facts !== undefined && <Freshness facts={facts} />}
        </p>
      </div>
    </section>
  );
}

function Freshness({ facts }: { facts: FactsView }) {
  const { buy, formats } = useAllWords();
  const { harvestFrom, harvestTo, expiresOn } = facts;
  return (
    <>
      {harvestFrom !== null &&
        `${buy.harvest(formats.day(harvestFrom), formats.day(harvestTo ?? harvestFrom))}. `}
      {expiresOn !== null && `${buy.expires(formats.day(expiresOn))}.`}
    </>
  );
}
