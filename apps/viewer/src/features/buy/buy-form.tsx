import type { OfferView, Refusal } from '@chophien/contracts';
import { useRead, useAllWords } from '@chophien/ui';
import { SignIn } from '@chophien/ui/sign-in';
import { useState } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import { AddressBook } from '../address/address-book.js';
import { useAddresses } from '../address/use-addresses.js';
import { AmountPicker } from './amount-picker.js';
import { sumsOf } from './amounts.js';
import styles from './buy.module.css';
import { BuySums } from './buy-sums.js';
import { PlaceButton } from './place-button.js';

type BuyFormProps = {
  offer: OfferView;
  agreedDong: number;
  refusal: Refusal | undefined;
  send: ((amount: number, addressId: string) => Promise<void>) | undefined;
  onChange: () => void;
};

export function BuyForm({ offer, agreedDong, refusal, send, onChange }: BuyFormProps) {
  const { http, session } = useMarket();
  const who = useSession();
  const { buy } = useAllWords();
  const [amount, setAmount] = useState(offer.minimum);
  const facts = useRead(`facts ${offer.factsId}`, () => http.offerFacts(offer.id)).reading;
  const known = facts.at === 'full' ? facts.value : undefined;
  const addresses = useAddresses(who.at === 'in');
  const addressId = addresses.chosen?.id;

  const choose = (next: number) => {
    setAmount(next);
    onChange();
  };
  return (
    <>
      <AmountPicker offer={offer} amount={amount} onChoose={choose} />
      <BuySums offer={offer} agreedDong={agreedDong} sums={sumsOf(offer, amount, known)} facts={known} />
      {who.at === 'in' && <AddressBook addresses={addresses} />}
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
        onPlace={addressId === undefined ? undefined : (wanted) => void send?.(wanted, addressId)}
        amount={amount}
        onAmount={setAmount}
      />
    </>
  );
}
