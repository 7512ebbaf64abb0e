import type { Tolerance } from '@chophien/domain';
import { Button, Form, RefusalLine, useWords } from '@chophien/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { readTyped, type Parcel, type Read } from './desk.js';
import styles from './packing.module.css';

type ParcelFormProps = {
  parcel: Parcel;
  tolerance: Tolerance;
  weigh: (orderId: string, amount: number) => void;
  drop: (key: string) => Promise<void>;
};

/** The parcel on the scale: what it should be, and one field for what it is. Enter goes on to the next. */
export function ParcelForm({ parcel, tolerance, weigh, drop }: ParcelFormProps) {
  const { packing } = useStudioWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { refused, orderId } = parcel;
  const read = readTyped(typed, parcel, tolerance);
  return (
    <section className={styles.card} aria-label={parcel.code} data-mark={parcel.mark}>
      <ParcelHead parcel={parcel} />
      {refused && (
        <div className={styles.refused}>
          <RefusalLine refusal={refused.refusal} />
          <Button tone="quiet" onClick={() => void drop(refused.key)}>
            {packing.drop}
          </Button>
        </div>
      )}
      <Form
        className={styles.form}
        onSend={() => {
          setTried(true);
          if (read?.judged === 'within') weigh(orderId, read.amount);
        }}
      >
        <ScaleField {...{ parcel, typed, read, isUnread: tried && !read, onType: setTyped }} />
        {read === undefined || read.judged === 'within' ? (
          <Button type="submit" tone="leaf" size="air" className={styles.record}>
            {parcel.weighed === null ? packing.record : packing.again}
          </Button>
        ) : (
          <AskBuyer {...{ parcel, read, weigh }} />
        )}
      </Form>
    </section>
  );
}

function ParcelHead({ parcel }: { parcel: Parcel }) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  const { code, offerCode, name, unit, amount, agreedAmount, weighed, mark } = parcel;
  return (
    <>
      <p className={styles.cardTop}>
        <strong className={styles.code}>{code}</strong>
        <span className={styles.mark} data-mark={mark}>
          {packing.marks[mark]}
          {weighed !== null && ` · ${formats.amount(weighed, unit)}`}
        </span>
      </p>
      <p className={styles.goods}>
        {offerCode} · {name}
      </p>
      <p className={styles.asked}>{packing.asksFor(formats.amount(amount, unit))}</p>
      {agreedAmount !== null && (
        <p className={styles.agreed}>{packing.agreedTo(formats.amount(agreedAmount, unit))}</p>
      )}
      <p className={styles.soft}>
        {parcel.calledName} · {parcel.commune}
      </p>
    </>
  );
}

type ScaleFieldProps = {
  parcel: Parcel;
  typed: string;
  read: Read | undefined;
  isUnread: boolean;
  onType: (typed: string) => void;
};

function ScaleField({ parcel, typed, read, isUnread, onType }: ScaleFieldProps) {
  const { packing } = useStudioWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // Each parcel is a form of its own: the cursor is in the next one's field at once.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const isPiece = parcel.unit === 'piece';
  return (
    <>
      <label htmlFor={id} className={styles.scaleName}>
        {isPiece ? packing.count : packing.scale}
      </label>
      <input
        ref={field}
        id={id}
        className={styles.scale}
        inputMode={isPiece ? 'numeric' : 'decimal'}
        enterKeyHint="next"
        autoComplete="off"
        placeholder={isPiece ? packing.countHint : packing.scaleHint}
        value={typed}
        aria-invalid={isUnread || undefined}
        aria-describedby={`${id}-says`}
        onChange={({ target }) => onType(target.value)}
      />
      <p id={`${id}-says`} className={styles.says} data-judged={read?.judged} aria-live="polite">
        {isUnread ? packing.unread : <Says read={read} unit={parcel.unit} />}
      </p>
    </>
  );
}

function Says({ read, unit }: { read: Read | undefined; unit: Parcel['unit'] }) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  if (!read) return null;
  const amount = formats.amount(read.amount, unit);
  if (read.judged === 'within') return packing.reads(amount);
  return packing[read.judged](amount, formats.amount(read.differsBy, unit));
}

/** What is out of tolerance never goes on its way unasked, and never by Enter alone. */
function AskBuyer({ parcel, read, weigh }: Pick<ParcelFormProps, 'parcel' | 'weigh'> & { read: Read }) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  return (
    <Button size="air" className={styles.record} onClick={() => weigh(parcel.orderId, read.amount)}>
      {packing.ask(formats.amount(read.amount, parcel.unit))}
    </Button>
  );
}
