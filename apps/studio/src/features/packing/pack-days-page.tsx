import type { PackBoothView, PackDayView } from '@chophien/contracts';
import { Notice, Opening, Refused, useRead, useWords } from '@chophien/ui';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { keep } from './keep.js';
import { listPath } from './list-path.js';
import { Packer } from './packer.js';
import styles from './packing.module.css';
import { readDays } from './read-days.js';

/** Which producer’s parcels of which day. */
export function PackDaysPage() {
  return <Packer>{(accountId) => <Days accountId={accountId} />}</Packer>;
}

function Days({ accountId }: { accountId: string }) {
  const { http } = useMarket();
  const { packing } = useStudioWords();
  const { reading, again } = useRead(accountId, () => readDays({ http, keep, accountId }));
  return (
    <Page>
      <h1>{packing.title}</h1>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Booths {...reading.value} />}
    </Page>
  );
}

function Booths({ booths, days }: { booths: PackBoothView[]; days: Record<string, PackDayView[]> }) {
  const { packing } = useStudioWords();
  if (booths.length === 0) return <Notice title={packing.noBooth} text={packing.noBoothHint} />;
  const busy = booths.filter(({ id }) => (days[id] ?? []).length > 0);
  if (busy.length === 0) return <Notice title={packing.none} text={packing.noneHint} />;
  return busy.map(({ id, name }) => (
    <section key={id} className={styles.section}>
      <h2>{name}</h2>
      <ul className={styles.days}>
        {(days[id] ?? []).map((day) => (
          <DayRow key={`${day.producerId} ${day.day}`} boothId={id} day={day} />
        ))}
      </ul>
    </section>
  ));
}

function DayRow({ boothId, day }: { boothId: string; day: PackDayView }) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  const isDone = day.packed === day.orders;
  return (
    <li>
      <Link
        href={listPath({ boothId, producerId: day.producerId, day: day.day })}
        className={styles.day}
        data-mark={isDone ? 'packed' : 'to_pack'}
      >
        <strong className={styles.dayName}>{formats.day(day.day)}</strong>
        <span>{day.producerName}</span>
        <span className={styles.soft}>
          {isDone ? packing.allDone : packing.progress(day.packed, day.orders)}
        </span>
      </Link>
    </li>
  );
}
