import type { PackListView } from '@chophien/contracts';
import { packSums } from '@chophien/domain';
import { useWords } from '@chophien/ui';
import { CloudOff, RefreshCw, TriangleAlert } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import type { Parcel } from './desk.js';
import styles from './packing.module.css';

type DeskHeadProps = { list: PackListView; parcels: readonly Parcel[]; waiting: number; isOld: boolean };

/** How far the desk is, what has not left the phone yet, and where somebody should count again. */
export function DeskHead({ list, parcels, waiting, isOld }: DeskHeadProps) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  const done = parcels.filter(({ mark }) => mark === 'packed' || mark === 'waiting').length;
  return (
    <div className={styles.head}>
      <p className={styles.progress}>{packing.progress(done, parcels.length)}</p>
      <progress className={styles.bar} value={done} max={parcels.length} aria-label={packing.title} />
      {list.lines.map(({ offerId, name, unit }) => {
        const sums = packSums(asOnScale(parcels.filter((parcel) => parcel.offerId === offerId)));
        return (
          <p key={offerId} className={styles.soft}>
            {packing.line(name, formats.amount(sums.packed, unit), formats.amount(sums.left, unit))}
          </p>
        );
      })}
      <p role="status" className={styles.status} data-on={waiting > 0 || undefined}>
        {waiting > 0 && (
          <>
            <RefreshCw aria-hidden="true" size={20} />
            <span>
              <strong>{packing.waiting(waiting)}</strong> {packing.waitingHint}
            </span>
          </>
        )}
      </p>
      {isOld && (
        <p className={styles.warn}>
          <CloudOff aria-hidden="true" size={20} />
          <span>{packing.asOld}</span>
        </p>
      )}
      {list.lots
        .filter(({ recount }) => recount)
        .map(({ lotId, name, unit, made, returned, packed, spoiled }) => (
          <p key={lotId} className={styles.warn}>
            <TriangleAlert aria-hidden="true" size={20} />
            <span>
              {packing.recount(
                name,
                formats.amount(packed + spoiled, unit),
                formats.amount(made + returned, unit),
              )}
            </span>
          </p>
        ))}
    </div>
  );
}

/** What waits on this phone counts here already. */
function asOnScale(parcels: readonly Parcel[]): { amount: number; packedAmount: number | null }[] {
  return parcels.map(({ amount, mark, weighed }) => ({
    amount,
    packedAmount: mark === 'packed' || mark === 'waiting' ? weighed : null,
  }));
}
