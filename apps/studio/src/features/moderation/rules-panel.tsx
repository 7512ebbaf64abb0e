import type { ChatRulesBody, ChatRulesView, Refusal } from '@chophien/contracts';
import { audiences } from '@chophien/domain';
import { Button, Chip, RefusalLine, toast } from '@chophien/ui';
import { Choice } from '@chophien/ui/choice';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Chips } from './act-sheet.js';
import { AnnounceForm } from './announce-form.js';
import styles from './desk.module.css';
import type { DeskDoor } from './use-desk.js';

const slowSeconds = [0, 5, 15, 30, 60] as const;
const newcomerMinutes = [0, 10, 60, 1_440] as const;

/** How one may talk here. What another has changed meanwhile is shown before anything is written. */
export function RulesPanel({ door }: { door: DeskDoor }) {
  const { rules, powers, show } = door.view;
  return (
    <>
      {/* Begun anew when another changed it: what is on the screen is what holds. */}
      <RulesForm key={rules.version} door={door} rules={rules} />
      {powers.includes('pin') && (
        <AnnounceForm key={rules.announcement?.text} showId={show.id} now={rules.announcement?.text ?? ''} />
      )}
    </>
  );
}

function RulesForm({ door, rules }: { door: DeskDoor; rules: ChatRulesView }) {
  const { desk } = useStudioWords();
  const { http } = useMarket();
  const words = desk.rules;
  const { slowModeSeconds, audience, newcomerMinutes: newcomers, holdAll, version } = rules;
  const [wish, setWish] = useState<ChatRulesBody>({
    ...{ version, slowModeSeconds, audience, holdAll },
    newcomerMinutes: newcomers,
  });
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const choose = (part: Partial<ChatRulesBody>) => setWish({ ...wish, ...part });
  const send = async () => {
    if (sending.busy) return;
    setSending({ busy: true });
    const answer = await http.setChatRules(door.view.show.id, wish);
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (answer.ok) toast(words.saved);
    door.again();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Chips label={words.slow}>
        {slowSeconds.map((seconds) => (
          <Chip
            key={seconds}
            pressed={wish.slowModeSeconds === seconds}
            onClick={() => choose({ slowModeSeconds: seconds })}
          >
            {seconds === 0 ? words.slowOff : words.seconds(seconds)}
          </Chip>
        ))}
      </Chips>
      <Choice
        label={words.audience}
        value={wish.audience}
        options={audiences.map((value) => ({ value, label: words.audiences[value] }))}
        onChoose={(value) => choose({ audience: value })}
      />
      <Chips label={words.newcomer}>
        {newcomerMinutes.map((minutes) => (
          <Chip
            key={minutes}
            pressed={wish.newcomerMinutes === minutes}
            onClick={() => choose({ newcomerMinutes: minutes })}
          >
            {minutes === 0 ? words.newcomerOff : desk.act.minute(minutes)}
          </Chip>
        ))}
      </Chips>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={wish.holdAll}
          onChange={({ target }) => choose({ holdAll: target.checked })}
        />
        {words.holdAll}
      </label>
      <RefusalLine refusal={sending.refusal} />
      <Button type="submit" tone="leaf" busy={sending.busy}>
        {words.save}
      </Button>
    </form>
  );
}
