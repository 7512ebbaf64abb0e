import type { WaitsFor } from '@chophien/client';
import type { OfferView, Refusal } from '@chophien/contracts';
import { Refused, useRead, useAllWords } from '@chophien/ui';
import { SignIn } from '@chophien/ui/sign-in';
import { useState } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import { AddressBook } from '../address/address-book.js';
import { useAddresses } from '../address/use-addresses.js';
import { AmountPicker } from './amount-picker.js';
import { sumsOf } from './amounts.js';
import styles from './buy.module.css';
import { BuySums } from './buy-sums.js';
import { PayChoice } from './pay-choice.js';
import { PlaceButton } from './place-button.js';
import type { Wanted } from './use-place-order.js';

type BuyFormProps = {
  offer: OfferView;
  firstAmount: number | undefined;
  agreedDong: number;
  refusal: Refusal | undefined;
  waitsFor: WaitsFor | undefined;
  send: ((wanted: Wanted) => Promise<void>) | undefined;
  onChange: () => void;
};

export function BuyForm(props: BuyFormProps) {
  const { offer, firstAmount, agreedDong, refusal, waitsFor, send, onChange } = props;
  const { http, session } = useMarket();
  const who = useSession();
  const { buy } = useAllWords();
  const [amount, setAmount] = useState(firstAmount ?? offer.minimum);
  const { payMethods } = session.terms();
  const [method, setMethod] = useState(payMethods[0] ?? 'cod');
  const facts = useRead(`facts ${offer.factsId}`, () => http.offerFacts(offer.id)).reading;
  const known = facts.at === 'full' ? facts.value : undefined;
  const addresses = useAddresses(who.at === 'in');
  const addressId = addresses.chosen?.id;

  const choose = (next: number) => {
    // What is on its way is of the amount that it was sent with.
    if (send === undefined) return;
    setAmount(next);
    onChange();
  };
  const place = (addressId: string) => (wanted: number) => void send?.({ amount: wanted, addressId, method });
  return (
    <>
      <AmountPicker offer={offer} amount={amount} onChoose={choose} />
      <BuySums
        offer={offer}
        agreedDong={agreedDong}
        sums={sumsOf(offer, amount, known)}
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
        onPlace={addressId === undefined ? undefined : place(addressId)}
        amount={amount}
        onAmount={setAmount}
      />
    </>
  );
}
