import { Button, Opening, Refused, toast, useAllWords } from '@chophien/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AddressChoice } from './address-choice.js';
import { AddressForm } from './address-form.js';
import styles from './address.module.css';
import type { Addresses } from './use-addresses.js';

type Face = 'chosen' | 'choosing' | 'adding';

/** Where it goes: one line when it is known, the book when it is to be changed, a form when there is none yet. */
export function AddressBook({ addresses }: { addresses: Addresses }) {
  const { buy, address: words } = useAllWords();
  const [face, setFace] = useState<Face>('chosen');
  const { reading, chosen } = addresses;
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={addresses.again} />;
  const adding = face === 'adding' || chosen === undefined;
  return (
    <section className={styles.book}>
      <h3>{chosen === undefined ? buy.addressFirst : buy.address}</h3>
      {adding && (
        <AddressForm
          onCancel={chosen === undefined ? undefined : () => setFace('chosen')}
          onAdded={(address) => {
            addresses.added(address);
            setFace('chosen');
            toast(words.saved);
          }}
        />
      )}
      {!adding && face === 'chosen' && (
        <AddressChoice address={chosen} onChange={() => setFace('choosing')} />
      )}
      {!adding && face === 'choosing' && <Choices addresses={addresses} onDone={() => setFace('chosen')} />}
      {!adding && face === 'choosing' && (
        <Button tone="quiet" onClick={() => setFace('adding')}>
          <Plus aria-hidden="true" size={20} />
          {words.add}
        </Button>
      )}
    </section>
  );
}

function Choices({ addresses, onDone }: { addresses: Addresses; onDone: () => void }) {
  const { reading, chosen, choose, removed } = addresses;
  if (reading.at !== 'full') return null;
  return (
    <ul className={styles.choices}>
      {reading.value.map((address) => (
        <li key={address.id}>
          <AddressChoice
            address={address}
            pressed={address.id === chosen?.id}
            onRemoved={() => removed(address.id)}
            onChoose={() => {
              choose(address.id);
              onDone();
            }}
          />
        </li>
      ))}
    </ul>
  );
}
