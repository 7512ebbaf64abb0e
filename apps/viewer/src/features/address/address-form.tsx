import type { AddressView, Refusal } from '@chophien/contracts';
import { mobileNumber } from '@chophien/domain';
import { Button, Form, RefusalLine, useAllWords } from '@chophien/ui';
import { AddressFields, blankAddress, readTyped, type TypedAddress } from '@chophien/ui/address';
import { useState } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import styles from './address.module.css';

type AddressFormProps = { onAdded: (address: AddressView) => void; onCancel: (() => void) | undefined };
type Saving = { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal };

export function AddressForm({ onAdded, onCancel }: AddressFormProps) {
  const { http } = useMarket();
  const who = useSession();
  const { address: words, common } = useAllWords();
  const me = who.at === 'in' ? who.me : undefined;
  const [typed, setTyped] = useState<TypedAddress>({
    ...blankAddress,
    recipient: me === undefined || me.named === false ? '' : me.name,
    phone: mobileNumber(me?.phone ?? '') ?? '',
  });
  const [saving, setSaving] = useState<Saving>({ at: 'writing' });

  const save = async () => {
    setSaving({ at: 'checked' });
    const written = readTyped(typed);
    if (written === undefined) return;
    setSaving({ at: 'sending' });
    const answer = await http.addAddress(written);
    if (answer.ok) onAdded(answer.value);
    else setSaving({ at: 'checked', refusal: answer.refusal });
  };
  return (
    <Form
      className={styles.form}
      onSend={() => {
        if (saving.at !== 'sending') void save();
      }}
    >
      <AddressFields
        typed={typed}
        whose="own"
        checked={saving.at !== 'writing'}
        doors={http}
        onWrite={(part) => setTyped((before) => ({ ...before, ...part }))}
      />
      <RefusalLine refusal={saving.refusal} />
      <Button type="submit" tone="leaf" size="l" busy={saving.at === 'sending'}>
        {saving.at === 'sending' ? words.saving : words.save}
      </Button>
      {onCancel !== undefined && (
        <Button tone="quiet" onClick={onCancel}>
          {common.back}
        </Button>
      )}
    </Form>
  );
}
