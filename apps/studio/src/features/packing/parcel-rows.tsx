import { useWords } from '@chophien/ui';
import { Check, CircleAlert, CircleDashed, MessageCircleQuestionMark, RefreshCw } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import type { Mark, Parcel } from './desk.js';
import styles from './packing.module.css';

const signOf = {
  to_pack: CircleDashed,
  asked: MessageCircleQuestionMark,
  packed: Check,
  waiting: RefreshCw,
  refused: CircleAlert,
} satisfies Record<Mark, typeof Check>;

type ParcelRowsProps = {
  parcels: readonly Parcel[];
  onScaleId: string | undefined;
  onChoose: (orderId: string) => void;
};

/** Every parcel of the list, each with its mark; a tap puts one on the scale, to weigh it or to weigh it anew. */
export function ParcelRows({ parcels, onScaleId, onChoose }: ParcelRowsProps) {
  const { packing } = useStudioWords();
  return (
    <section className={styles.section}>
      <h2>{packing.parcels}</h2>
      <ul className={styles.rows}>
        {parcels.map((parcel) => (
          <ParcelRow
            key={parcel.orderId}
            parcel={parcel}
            onScale={parcel.orderId === onScaleId}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
}

type ParcelRowProps = { parcel: Parcel; onScale: boolean; onChoose: (orderId: string) => void };

function ParcelRow({ parcel, onScale, onChoose }: ParcelRowProps) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  const { orderId, code, offerCode, unit, amount, weighed, mark } = parcel;
  const Sign = signOf[mark];
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-mark={mark}
        aria-current={onScale || undefined}
        onClick={() => {
          onChoose(orderId);
          scrollTo({ top: 0 });
        }}
      >
        <Sign aria-hidden="true" size={22} className={styles.sign} />
        <span className={styles.rowCode}>{code}</span>
        <span className={styles.rowAmount}>
          {weighed === null || mark === 'refused'
            ? formats.amount(amount, unit)
            : `${formats.amount(weighed, unit)} / ${formats.amount(amount, unit)}`}
        </span>
        <span className={styles.rowMore}>
          {offerCode} · {parcel.calledName}, {parcel.commune}
        </span>
        <span className={styles.mark} data-mark={mark}>
          {packing.marks[mark]}
        </span>
      </button>
    </li>
  );
}
