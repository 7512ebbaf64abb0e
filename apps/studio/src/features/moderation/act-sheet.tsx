import { newKey } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import { ruleCodes, type LineActKind, type RuleCode } from '@chophien/domain';
import { Button, Chip, Field, RefusalLine, toast } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useState, type ReactNode } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './desk.module.css';
import type { DeskDoor } from './use-desk.js';

type ActSheetProps = {
  door: DeskDoor;
  kind: LineActKind;
  line: { id: string; name: string; text: string };
  onDone: () => void;
  onClose: () => void;
};
type Choosing = { rule: RuleCode; why: string; minutes: number | null; reach: 'show' | 'booth' };
const minutesOf = { mute: [5, 10, 60, 1_440], ban: [1_440, 10_080, 43_200] } as const;

/** One act, with its rule and a word on why; the key is made with the sheet, so that two taps are one act. */
export function ActSheet({ door, kind, line, onDone, onClose }: ActSheetProps) {
  const { desk: words } = useStudioWords();
  const [key] = useState(newKey);
  const [choice, setChoice] = useState<Choosing>({
    rule: 'spam',
    why: '',
    minutes: kind === 'mute' ? 10 : null,
    reach: 'show',
  });
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const send = async () => {
    if (sending.busy) return;
    setSending({ busy: true });
    const { rule, why, minutes, reach } = choice;
    const answer = await door.act(
      {
        kind,
        lineId: line.id,
        rule,
        why,
        ...(minutes !== null && { minutes }),
        ...(kind === 'ban' && { reach }),
      },
      key,
    );
    if (!answer.ok) return setSending({ busy: false, refusal: answer.refusal });
    toast(words.act.done(words.act.names[kind]));
    door.again();
    onDone();
  };
  return (
    <Sheet title={words.act.title(line.name)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className={styles.quote}>{line.text}</p>
        <Chips label={words.act.rule}>
          {ruleCodes.map((rule) => (
            <Chip key={rule} pressed={choice.rule === rule} onClick={() => setChoice({ ...choice, rule })}>
              {words.act.rules[rule]}
            </Chip>
          ))}
        </Chips>
        {(kind === 'mute' || kind === 'ban') && (
          <HowLong kind={kind} choice={choice} onChoose={(part) => setChoice({ ...choice, ...part })} />
        )}
        <Field
          label={words.act.why}
          value={choice.why}
          maxLength={300}
          onChange={({ target }) => setChoice({ ...choice, why: target.value })}
        />
        <p className={styles.soft}>{words.act.told}</p>
        <RefusalLine refusal={sending.refusal} />
        <Button type="submit" tone="leaf" size="l" busy={sending.busy}>
          {words.act.confirm[kind]}
        </Button>
      </form>
    </Sheet>
  );
}

type HowLongProps = { kind: 'mute' | 'ban'; choice: Choosing; onChoose: (part: Partial<Choosing>) => void };

function HowLong({ kind, choice, onChoose }: HowLongProps) {
  const { desk: words } = useStudioWords();
  return (
    <>
      <Chips label={words.act.minutes}>
        {minutesOf[kind].map((minutes) => (
          <Chip key={minutes} pressed={choice.minutes === minutes} onClick={() => onChoose({ minutes })}>
            {words.act.minute(minutes)}
          </Chip>
        ))}
        {kind === 'ban' && (
          <Chip pressed={choice.minutes === null} onClick={() => onChoose({ minutes: null })}>
            {words.act.forEver}
          </Chip>
        )}
      </Chips>
      {kind === 'ban' && (
        <Chips label={words.act.reach}>
          {(['show', 'booth'] as const).map((reach) => (
            <Chip key={reach} pressed={choice.reach === reach} onClick={() => onChoose({ reach })}>
              {words.act.reaches[reach]}
            </Chip>
          ))}
        </Chips>
      )}
    </>
  );
}

export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.chips}>
      <p className={styles.label}>{label}</p>
      {children}
    </div>
  );
}
