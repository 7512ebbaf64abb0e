import type { StudioDraftView } from '@chophien/contracts';
import { Button, Countdown, Form, LiveRegion, RefusalLine, useAllWords, useOnline } from '@chophien/ui';
import { AddressFields } from '@chophien/ui/address';
import { Choice } from '@chophien/ui/choice';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { useLive } from '../room/live-context.js';
import { readOut, saidLeftS, type ReadOut } from './drafts.js';
import styles from './drafts.module.css';
import { FocusedTitle } from './focused-title.js';
import { ReadOutLines } from './read-out-lines.js';
import type { SayingYes } from './saying-yes.js';
import type { TypedYes } from './use-say-yes.js';

type YesFormProps = {
  draft: StudioDraftView;
  nowMs: number;
  typed: TypedYes;
  saying: Exclude<SayingYes, { at: 'said' }>;
  onType: (yes: TypedYes) => void;
  /** Undefined: it can be said yes to no more, and what was typed stays. */
  onSend: ((said: ReadOut) => void) | undefined;
};

/** A call written down: what is read out, who and where to, how it is paid, and the yes. */
export function YesForm({ draft, nowMs, typed, saying, onType, onSend }: YesFormProps) {
  const { drafts: words } = useStudioWords();
  const { http } = useMarket();
  const isOnline = useOnline();
  const offer = useLive((state) => state.offers[draft.offerId]);
  const { refusal } = saying;
  const leastDong = refusal?.code === 'price_moved' ? refusal.price.dong : undefined;
  const said = readOut(draft, offer, { nowMs, leastDong });
  const isSending = saying.at === 'sending';
  return (
    <Form className={styles.body} onSend={() => onSend?.(said)}>
      <div className={styles.head}>
        <FocusedTitle>{words.formTitle(draft.buyerName)}</FocusedTitle>
        {onSend !== undefined && <Left leftMs={draft.expiresAtMs - nowMs} />}
      </div>
      <ReadOutLines draft={draft} said={said} />
      <AddressFields
        typed={typed.address}
        whose="other"
        checked={saying.at === 'checked'}
        doors={http}
        onWrite={(part) => onType({ ...typed, address: { ...typed.address, ...part } })}
      />
      <Method chosen={typed.method} onChoose={(method) => onType({ ...typed, method })} />
      <p role="status" className={styles.offline}>
        {isOnline ? '' : words.offline}
      </p>
      <RefusalLine refusal={refusal?.code === 'hold_ended' ? undefined : refusal} instead={words.refusals} />
      {onSend !== undefined && (
        <Button type="submit" tone="leaf" size="air" busy={isSending}>
          {isSending ? words.sending : words.send}
        </Button>
      )}
    </Form>
  );
}

function Left({ leftMs }: { leftMs: number }) {
  const { drafts: words } = useStudioWords();
  const saidS = saidLeftS(leftMs);
  return (
    <span className={styles.left}>
      {words.left} <Countdown leftMs={Math.max(0, leftMs)} />
      <LiveRegion text={saidS === undefined ? '' : words.leftSaid(saidS)} />
    </span>
  );
}

type MethodProps = { chosen: TypedYes['method']; onChoose: (method: TypedYes['method']) => void };

function Method({ chosen, onChoose }: MethodProps) {
  const { buy, pay } = useAllWords();
  const { session } = useMarket();
  const { payMethods } = session.terms();
  if (payMethods.length < 2) return <p>{pay[chosen].name}.</p>;
  const options = payMethods.map((value) => ({ value, label: pay[value].name }));
  return <Choice label={buy.payHow} value={chosen} options={options} onChoose={onChoose} />;
}
