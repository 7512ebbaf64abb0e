import type { FactsView, OfferView } from '@chophien/contracts';
import type { PayMethod } from '@chophien/domain';
import { useAllWords } from '@chophien/ui';
import { Truck } from 'lucide-react';
import type { Sums } from './amounts.js';
import styles from './buy.module.css';

type BuySumsProps = {
  offer: OfferView;
  agreedDong: number;
  sums: Sums | undefined;
  facts: FactsView | undefined;
  method: PayMethod;
};

/** What it comes to at the price of this moment, what is promised with it, and how it is paid. */
export function BuySums({ offer, agreedDong, sums, facts, method }: BuySumsProps) {
  const { buy, formats, pay } = useAllWords();
  const moved = offer.priceDong !== agreedDong;
  return (
    <section className={styles.section}>
      <p role="status" className={styles.moved}>
        {moved &&
          buy.priceRose(formats.price(agreedDong, offer.unit), formats.price(offer.priceDong, offer.unit))}
      </p>
      <dl className={styles.sums}>
        <dt>
          {buy.goods} <span className={styles.soft}>{formats.price(offer.priceDong, offer.unit)}</span>
        </dt>
        <dd>{sums === undefined ? '…' : formats.money(sums.goods)}</dd>
        <dt>{buy.delivery}</dt>
        <dd>{sums === undefined ? buy.deliveryUnknown : formats.money(sums.delivery)}</dd>
        <dt className={styles.totalName}>{buy.total}</dt>
        <dd className={styles.total}>{sums === undefined ? '…' : formats.money(sums.total)}</dd>
      </dl>
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
