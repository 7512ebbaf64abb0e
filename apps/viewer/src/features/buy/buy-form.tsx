import type { ShownPrice, WaitsFor } from '@chophien/client';
import type { OfferView, Refusal } from '@chophien/contracts';
import { Refused, useRead, useAllWords } from '@chophien/ui';
import { SignIn } from '@chophien/ui/sign-in';
import { useState } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import { AddressBook } from '../address/address-book.js';
import { useAddresses } from '../address/use-addresses.js';
import { PriceNews, RuledPrice } from '../prices/ruled-price.js';
import { AmountPicker } from './amount-picker.js';
import { sumsOf } from './amounts.js';
import styles from './buy.module.css';
import { BuySums } from './buy-sums.js';
import { MoreThanAll } from './more-than-all.js';
import type { OwnLimit } from './use-own-limit.js';
import { PayChoice } from './pay-choice.js';
import { PlaceButton } from './place-button.js';
import type { Wanted } from './use-place-order.js';

type BuyFormProps = {
  offer: OfferView;
  price: ShownPrice;
  own: OwnLimit;
  amount: number;
  agreedDong: number;
  refusal: Refusal | undefined;
  waitsFor: WaitsFor | undefined;
  send: ((wanted: Wanted) => Promise<void>) | undefined;
  onAmount: (amount: number) => void;
};

export function BuyForm(props: BuyFormProps) {
  const { offer, price, own, amount, agreedDong, refusal, waitsFor, send, onAmount } = props;
  const { http, session } = useMarket();
  const who = useSession();
  const { buy } = useAllWords();
  const { payMethods } = session.terms();
  const [method, setMethod] = useState(payMethods[0] ?? 'cod');
  const facts = useRead(`facts ${offer.factsId}`, () => http.offerFacts(offer.id)).reading;
  const known = facts.at === 'full' ? facts.value : undefined;
  const addresses = useAddresses(who.at === 'in');
  const addressId = addresses.chosen?.id;

  const choose = (next: number) => {
    // What is on its way is of the amount that it was sent with.
    if (send !== undefined) onAmount(next);
  };
  const place = (addressId: string) => (wanted: number) => void send?.({ amount: wanted, addressId, method });
  return (
    <>
      <OfferRule offer={offer} amount={amount} />
      <AmountPicker offer={offer} amount={amount} onChoose={choose} />
      {who.at === 'in' && offer.perBuyer !== null && (
        <MoreThanAll offer={offer} limit={offer.perBuyer} own={own} />
      )}
      <BuySums
        offer={offer}
        price={price}
        agreedDong={agreedDong}
        sums={sumsOf({ priceDong: price.dong, unit: offer.unit }, amount, known)}
        facts={known}
        method={method}
      />
      {who.at === 'unknown' && who.lost !== undefined && (
        <Refused refusal={who.lost} onRetry={() => void session.read()} />
      )}
      {who.at === 'in' && <AddressBook addresses={addresses} />}
      {who.at === 'in' && <PayChoice methods={payMethods} chosen={method} onChoose={setMethod} />}
      {who.at === 'out' && (
        <section className={styles.section}>
          <h3>{buy.signInFirst}</h3>
          <p className={styles.soft}>{buy.signInHint}</p>
          <SignIn doors={session} onDone={() => undefined} />
        </section>
      )}
      <PlaceButton
        offer={offer}
        refusal={refusal}
        busy={send === undefined}
        waitsFor={waitsFor}
        onPlace={addressId === undefined || price.sale !== 'open' ? undefined : place(addressId)}
        amount={amount}
        onAmount={onAmount}
      />
    </>
  );
}

/** The price by its rule, above the choice of how much: what it is now and what becomes of it. */
function OfferRule({ offer, amount }: { offer: OfferView; amount: number }) {
  const { price: words } = useAllWords();
  if (offer.rule === undefined) return null;
  const ruled = { ...offer, rule: offer.rule };
  return (
    <section className={styles.section}>
      <RuledPrice offer={ruled} />
      <PriceNews offer={ruled} amount={amount} />
      {offer.rule.kind === 'falling_kilos' && <p className={styles.soft}>{words.atMostHint}</p>}
    </section>
  );
}
