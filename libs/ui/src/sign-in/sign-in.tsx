import { mobileNumber } from '@chophien/domain';
import { sayRefusal, type Refusal } from '@chophien/i18n';
import { useState, type ReactNode } from 'react';
import { Button } from '../button.js';
import { Field } from '../field.js';
import { Form } from '../form.js';
import { useAllWords } from '../language.js';
import styles from './sign-in.module.css';
import { useSignIn, type SignInDoors } from './use-sign-in.js';

/** The next question is where the hand already is. */
const focusFirst = (input: HTMLInputElement | null) => input?.focus();

/** Coming in by phone and code, in place: nothing behind it stops. */
export function SignIn({ doors, onDone }: { doors: SignInDoors; onDone: () => void }) {
  const { signing, askCode, enter, saveName, changePhone } = useSignIn(doors, onDone);
  if (signing.at === 'phone') return <PhoneStep {...signing} onSend={askCode} />;
  if (signing.at === 'code') {
    const { phone } = signing;
    return (
      <CodeStep
        {...signing}
        onSend={(code) => enter(phone, code)}
        onAgain={() => askCode(phone)}
        onOther={changePhone}
      />
    );
  }
  if (signing.at === 'name') return <NameStep {...signing} onSend={saveName} />;
  return null;
}

type StepProps = { busy: boolean; refusal?: Refusal; onSend: (typed: string) => Promise<void> };

function Step({ refusal, onSend, children }: { refusal?: Refusal; onSend: () => void; children: ReactNode }) {
  const words = useAllWords();
  return (
    <Form className={styles.step} onSend={onSend}>
      <p role="alert" className={styles.refusal}>
        {refusal && sayRefusal(words.refusals, refusal)}
      </p>
      {children}
    </Form>
  );
}

function PhoneStep({ busy, refusal, onSend }: StepProps) {
  const { signIn, refusals } = useAllWords();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const send = () => {
    const phone = mobileNumber(typed);
    setFault(phone === undefined ? refusals.phone_invalid({ code: 'phone_invalid' }) : undefined);
    if (phone !== undefined && !busy) void onSend(phone);
  };
  return (
    <Step refusal={refusal} onSend={send}>
      <Field
        label={signIn.phone}
        hint={signIn.phoneHint}
        fault={fault}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        placeholder="0912 345 678"
      />
      <Button type="submit" tone="leaf" size="l" busy={busy}>
        {busy ? signIn.gettingCode : signIn.getCode}
      </Button>
    </Step>
  );
}

type CodeStepProps = StepProps & { phone: string; onAgain: () => Promise<void>; onOther: () => void };

function CodeStep({ busy, refusal, phone, onSend, onAgain, onOther }: CodeStepProps) {
  const { signIn } = useAllWords();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const send = () => {
    const whole = /^\d{6}$/.test(typed);
    setFault(whole ? undefined : signIn.needCode);
    if (whole && !busy) void onSend(typed);
  };
  return (
    <Step refusal={refusal} onSend={send}>
      <Field
        ref={focusFirst}
        label={signIn.code}
        hint={signIn.codeSent(phone)}
        fault={fault}
        value={typed}
        onChange={({ target }) => setTyped(target.value.replace(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Button type="submit" tone="leaf" size="l" busy={busy}>
        {busy ? signIn.entering : signIn.enter}
      </Button>
      <div className={styles.others}>
        <Button tone="quiet" onClick={() => void onAgain()}>
          {signIn.newCode}
        </Button>
        <Button tone="quiet" onClick={onOther}>
          {signIn.otherPhone}
        </Button>
      </div>
    </Step>
  );
}

function NameStep({ busy, refusal, onSend }: StepProps) {
  const { signIn } = useAllWords();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const send = () => {
    const name = typed.trim();
    setFault(name === '' ? signIn.needName : undefined);
    if (name !== '' && !busy) void onSend(name);
  };
  return (
    <Step refusal={refusal} onSend={send}>
      <Field
        ref={focusFirst}
        label={signIn.name}
        hint={signIn.nameHint}
        fault={fault}
        value={typed}
        maxLength={60}
        onChange={({ target }) => setTyped(target.value)}
        autoComplete="name"
      />
      <Button type="submit" tone="leaf" size="l" busy={busy}>
        {busy ? signIn.saving : signIn.saveName}
      </Button>
    </Step>
  );
}
