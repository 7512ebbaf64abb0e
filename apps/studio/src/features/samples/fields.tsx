import { accept, refuse } from '@chophien/domain';
import { Button, Field, Form, LanguagePicker, useAllWords } from '@chophien/ui';
import { Choice } from '@chophien/ui/choice';
import { Select } from '@chophien/ui/select';
import { SignIn } from '@chophien/ui/sign-in';
import { useState, type ComponentProps } from 'react';
import { State, States } from './state.js';

export function Fields() {
  const { address, signIn } = useAllWords();
  return (
    <States>
      <State name="plain">
        <Field label={address.recipient} defaultValue="Nguyễn Thị Thanh Hương" />
      </State>
      <State name="hint">
        <Field label={signIn.phone} hint={signIn.phoneHint} placeholder="0912 345 678" />
      </State>
      <State name="fault">
        <Field label={signIn.code} fault={signIn.needCode} defaultValue="12" />
      </State>
      <State name="disabled">
        <Field label={address.line} defaultValue="Số 5 ngõ 12" disabled />
      </State>
    </States>
  );
}

export function Forms() {
  const { signIn } = useAllWords();
  const [isSent, tellSent] = useState(false);
  return (
    <States>
      <State name="says itself what is missing, once sent">
        <Form onSend={() => tellSent(true)}>
          <Field label={signIn.code} fault={isSent ? signIn.needCode : undefined} required />
          <Button type="submit">{signIn.enter}</Button>
        </Form>
      </State>
    </States>
  );
}

export function Selects() {
  const { address } = useAllWords();
  const [chosen, choose] = useState('Tỉnh Bắc Ninh');
  const options = ['Tỉnh Bắc Ninh', 'Thành phố Hà Nội'].map((name) => <option key={name}>{name}</option>);
  return (
    <States>
      <State name="plain">
        <Select label={address.province} value={chosen} onChoose={choose}>
          {options}
        </Select>
      </State>
      <State name="disabled">
        <Select label={address.province} value={chosen} onChoose={choose} disabled>
          {options}
        </Select>
      </State>
    </States>
  );
}

type Saving = 'auto' | 'low' | 'sound';

export function Choices() {
  const { view } = useAllWords();
  const [saving, choose] = useState<Saving>('auto');
  const options = [
    { value: 'auto', label: view.auto, hint: view.autoHint },
    { value: 'low', label: view.low, hint: view.lowHint },
    { value: 'sound', label: view.sound },
  ] as const;
  return (
    <States>
      <State name="one chosen, hints">
        <Choice<Saving> label={view.picture} value={saving} options={options} onChoose={choose} />
      </State>
    </States>
  );
}

export function LanguagePickers() {
  return (
    <States>
      <State name="of the device">
        <LanguagePicker />
      </State>
    </States>
  );
}

type Doors = ComponentProps<typeof SignIn>['doors'];

/** Answers by themselves: any code is right, and who comes in has no name yet. */
const open: Doors = {
  startSignIn: () => Promise.resolve(accept({})),
  signIn: () => Promise.resolve(accept({ named: false })),
  saveName: () => Promise.resolve(accept({})),
  settle: () => undefined,
};
const shut: Doors = {
  ...open,
  startSignIn: () => Promise.resolve(refuse({ code: 'unavailable', retryAfterMs: 3_000 })),
};
const silent: Doors = { ...open, startSignIn: () => new Promise(() => undefined) };

export function SignIns() {
  const doors = { 'any phone, any code': open, 'refused when sent': shut, 'busy when sent': silent };
  return (
    <States>
      {Object.entries(doors).map(([name, each]) => (
        <State key={name} name={name}>
          <SignIn doors={each} onDone={() => undefined} />
        </State>
      ))}
    </States>
  );
}
