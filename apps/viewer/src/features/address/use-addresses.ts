import { useRead, type Reading } from '@chophien/ui';
import type { AddressView } from '@chophien/contracts';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';

const lastKey = 'chophien.address';

export type Addresses = {
  reading: Reading<AddressView[]>;
  chosen: AddressView | undefined;
  choose: (id: string) => void;
  /** After one was added: it is the one to deliver to. */
  added: (address: AddressView) => void;
  removed: (id: string) => void;
  again: () => void;
};

/** The buyer's address book, and which one this purchase goes to: the last one used, until another is chosen. */
export function useAddresses(signedIn: boolean): Addresses {
  const { http } = useMarket();
  const { reading, again, put } = useRead(signedIn ? 'addresses' : undefined, http.addresses);
  const [wanted, setWanted] = useState(() => localStorage.getItem(lastKey));
  const all = reading.at === 'full' ? reading.value : [];
  const choose = (id: string) => {
    localStorage.setItem(lastKey, id);
    setWanted(id);
  };
  return {
    reading,
    chosen: all.find(({ id }) => id === wanted) ?? all[0],
    choose,
    added: (address) => {
      put([address, ...all]);
      choose(address.id);
    },
    removed: (id) => put(all.filter((address) => address.id !== id)),
    again,
  };
}
