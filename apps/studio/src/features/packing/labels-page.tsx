import type { PackListView } from '@chophien/contracts';
import { Button, Chip, Opening, useWords } from '@chophien/ui';
import { useState } from 'react';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { parcelsOf, type Parcel } from './desk.js';
import { listPath, type ListOf } from './list-path.js';
import styles from './labels.module.css';
import { Packer } from './packer.js';
import { QrCode } from './qr-code.js';
import { useDesk } from './use-desk.js';

const papers = ['a6', 'a4'] as const;

/** One label for every parcel of a list, to be seen first and then printed. */
export function LabelsPage({ of }: { of: ListOf }) {
  return (
    <Packer>
      {(accountId) => (
        <Page>
          <Labels of={of} accountId={accountId} />
        </Page>
      )}
    </Packer>
  );
}

function Labels({ of, accountId }: { of: ListOf; accountId: string }) {
  const { packing } = useStudioWords();
  const { state } = useDesk(of, accountId);
  const [paper, setPaper] = useState<(typeof papers)[number]>('a6');
  if (!state.list) return <Opening />;
  return (
    <>
      <div className={styles.desk}>
        <h1>{packing.labelsTitle}</h1>
        <div className={styles.papers} role="group" aria-label={packing.paper}>
          {papers.map((one) => (
            <Chip key={one} pressed={paper === one} onClick={() => setPaper(one)}>
              {packing[one]}
            </Chip>
          ))}
        </div>
        <div className={styles.papers}>
          <Button tone="leaf" size="air" onClick={() => print()}>
            {packing.print}
          </Button>
          <Link href={listPath(of)} className={styles.back}>
            {packing.back}
          </Link>
        </div>
      </div>
      <ul className={styles.sheets} data-paper={paper}>
        {parcelsOf(state).map((parcel) => (
          <Label key={parcel.orderId} {...{ parcel, list: state.list, of }} />
        ))}
      </ul>
    </>
  );
}

type LabelProps = { parcel: Parcel; list: PackListView | undefined; of: ListOf };

/** Always ink on white: paper knows no night. */
export function Label({ parcel, list, of }: LabelProps) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  const { code, offerCode, name, unit, amount, weighed, mark, orderId } = parcel;
  const isPacked = mark === 'packed' || mark === 'waiting';
  const url = `${location.origin}/studio${listPath(of)}?parcel=${orderId}`;
  return (
    <li className={styles.label} data-ground="light">
      <strong className={styles.code}>{code}</strong>
      <div className={styles.words}>
        <p className={styles.goods}>
          {offerCode} · {name}
        </p>
        <p className={styles.weight}>
          {formats.amount(isPacked && weighed !== null ? weighed : amount, unit)}
        </p>
        <p className={styles.who}>{parcel.calledName}</p>
        <p>{parcel.commune}</p>
        <p className={styles.from}>{list && `${list.producerName} · ${formats.day(list.day)}`}</p>
      </div>
      <div className={styles.qr}>
        <QrCode text={url} label={packing.qrHint} />
      </div>
    </li>
  );
}
