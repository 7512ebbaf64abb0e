import { mobileNumber } from '@chophien/domain';
import { Field } from '../field.js';
import { useAllWords } from '../language.js';
import type { PlaceDoors } from './place-picker.js';
import { PlacePicker } from './place-picker.js';
import type { TypedAddress } from './typed-address.js';

type AddressFieldsProps = {
  typed: TypedAddress;
  /** Of whoever holds the device, which may fill it in by itself, or of somebody else. */
  whose: 'own' | 'other';
  /** It was to be sent: what is missing is said. */
  checked: boolean;
  doors: PlaceDoors;
  onWrite: (part: Partial<TypedAddress>) => void;
};

/** Who and where: name, number, province and commune, street. */
export function AddressFields({ typed, whose, checked, doors, onWrite }: AddressFieldsProps) {
  const { address: words, refusals } = useAllWords();
  const fault = (missing: boolean, said: string) => (checked && missing ? said : undefined);
  const fill = (what: string) => (whose === 'own' ? what : 'off');
  return (
    <>
      <Field
        label={words.recipient}
        value={typed.recipient}
        maxLength={80}
        autoComplete={fill('name')}
        fault={fault(typed.recipient.trim() === '', words.needRecipient)}
        onChange={({ target }) => onWrite({ recipient: target.value })}
      />
      <Field
        label={words.phone}
        value={typed.phone}
        type="tel"
        maxLength={24}
        autoComplete={fill('tel')}
        fault={fault(
          mobileNumber(typed.phone) === undefined,
          refusals.phone_invalid({ code: 'phone_invalid' }),
        )}
        onChange={({ target }) => onWrite({ phone: target.value })}
      />
      <PlacePicker
        chosen={typed}
        fault={fault(typed.commune === undefined, words.needCommune)}
        doors={doors}
        onChoose={onWrite}
      />
      <Field
        label={words.line}
        value={typed.line}
        maxLength={200}
        autoComplete={fill('street-address')}
        fault={fault(typed.line.trim() === '', words.needLine)}
        onChange={({ target }) => onWrite({ line: target.value })}
      />
    </>
  );
}
