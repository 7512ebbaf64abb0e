import type { AddressView, CommuneView, Refusal } from '@chophien/contracts';
import { mobileNumber } from '@chophien/domain';
import { Button, Field, RefusalLine, useAllWords } from '@chophien/ui';
import { useState } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import styles from './address.module.css';
import { PlacePicker } from './place-picker.js';

type AddressFormProps = { onAdded: (address: AddressView) => void; onCancel: (() => void) | undefined };
type Draft = { recipient: string; phone: string; line: string; commune: CommuneView | undefined };
type Saving = { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal };

export function AddressForm({ onAdded, onCancel }: AddressFormProps) {
  const { http } = useMarket();
  const who = useSession();
  const { address: words, common, refusals } = useAllWords();
  const me = who.at === 'in' ? who.me : undefined;
  const [draft, setDraft] = useState<Draft>({
    recipient: me === undefined || me.named === false ? '' : me.name,
    phone: mobileNumber(me?.phone ?? '') ?? '',
    line: '',
    commune: undefined,
  });
  const [saving, setSaving] = useState<Saving>({ at: 'writing' });
  const write = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const checked = saving.at !== 'writing';
  const phone = mobileNumber(draft.phone);

  const save = async () => {
    const { commune, recipient, line } = draft;
    setSaving({ at: 'checked' });
    if (commune === undefined || phone === undefined || recipient.trim() === '' || line.trim() === '') return;
    setSaving({ at: 'sending' });
    const body = { recipient: recipient.trim(), phone, line: line.trim(), communeCode: commune.code };
    const answer = await http.addAddress(body);
    if (answer.ok) onAdded(answer.value);
    else setSaving({ at: 'checked', refusal: answer.refusal });
  };
  const fault = (missing: boolean, said: string) => (checked && missing ? said : undefined);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (saving.at !== 'sending') void save();
      }}
    >
      <Field
        label={words.recipient}
        value={draft.recipient}
        maxLength={80}
        autoComplete="name"
        fault={fault(draft.recipient.trim() === '', words.needRecipient)}
        onChange={({ target }) => write({ recipient: target.value })}
      />
      <Field
        label={words.phone}
        value={draft.phone}
        type="tel"
        autoComplete="tel"
        fault={fault(phone === undefined, refusals.phone_invalid({ code: 'phone_invalid' }))}
        onChange={({ target }) => write({ phone: target.value })}
      />
      <PlacePicker
        fault={fault(draft.commune === undefined, words.needCommune)}
        onChoose={(commune) => write({ commune })}
      />
      <Field
        label={words.line}
        value={draft.line}
        maxLength={200}
        autoComplete="street-address"
        fault={fault(draft.line.trim() === '', words.needLine)}
        onChange={({ target }) => write({ line: target.value })}
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
    </form>
  );
}
