import type { Power, Refusal, TeamView } from '@chophien/contracts';
import { Button, Field, RefusalLine, toast } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';

const powers: readonly Power[] = ['chat', 'caps', 'prices', 'pin', 'buyers', 'numbers'];
type GiveFormProps = { showId: string; onGiven: (team: TeamView) => void };

/** Gives powers to a phone number; given anew they replace the earlier ones. */
export function GiveForm({ showId, onGiven }: GiveFormProps) {
  const { desk } = useStudioWords();
  const { http } = useMarket();
  const words = desk.team;
  const [wish, setWish] = useState<{ phone: string; powers: readonly Power[]; day: string }>({
    phone: '',
    powers: ['chat'],
    day: '',
  });
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal; fault?: string }>({
    busy: false,
  });
  const send = async () => {
    if (sending.busy) return;
    if (wish.powers.length === 0) return setSending({ busy: false, fault: words.needPower });
    setSending({ busy: true });
    const endsAtMs = wish.day === '' ? null : endOf(wish.day);
    const answer = await http.givePowers(showId, { phone: wish.phone, powers: [...wish.powers], endsAtMs });
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (!answer.ok) return;
    toast(words.given);
    setWish({ ...wish, phone: '' });
    onGiven(answer.value);
  };
  const turn = (power: Power, isOn: boolean) =>
    setWish({ ...wish, powers: powers.filter((one) => (one === power ? isOn : wish.powers.includes(one))) });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={words.phone}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        value={wish.phone}
        onChange={({ target }) => setWish({ ...wish, phone: target.value })}
      />
      <fieldset className={styles.powers}>
        <legend className={styles.label}>{words.powers}</legend>
        {powers.map((power) => (
          <label key={power} className={styles.check}>
            <input
              type="checkbox"
              checked={wish.powers.includes(power)}
              onChange={({ target }) => turn(power, target.checked)}
            />
            <span>
              {words.names[power].name} <span className={styles.soft}>{words.names[power].hint}</span>
            </span>
          </label>
        ))}
        {sending.fault !== undefined && <p className={styles.late}>{sending.fault}</p>}
      </fieldset>
      <Field
        label={words.ends}
        type="date"
        value={wish.day}
        onChange={({ target }) => setWish({ ...wish, day: target.value })}
      />
      <RefusalLine refusal={sending.refusal} />
      <Button type="submit" tone="leaf" busy={sending.busy}>
        {words.give}
      </Button>
    </form>
  );
}

/** The last moment of a day by the market's clock. */
const endOf = (day: string) => Date.parse(`${day}T23:59:59+07:00`);
