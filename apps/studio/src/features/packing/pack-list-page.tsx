import { Notice, Opening, Refused, useWords } from '@chophien/ui';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { nextOpen, parcelsOf, waitingOf } from './desk.js';
import { DeskHead } from './desk-head.js';
import { listPath, type ListOf } from './list-path.js';
import { Packer } from './packer.js';
import styles from './packing.module.css';
import { ParcelForm } from './parcel-form.js';
import { ParcelRows } from './parcel-rows.js';
import { SplitWay } from './split-way.js';
import { useDesk } from './use-desk.js';

/** All parcels of one producer and day; one of them is on the scale. */
export function PackListPage({ of }: { of: ListOf }) {
  return (
    <Packer>
      {(accountId) => (
        <Page>
          <PackList of={of} accountId={accountId} />
        </Page>
      )}
    </Packer>
  );
}

function PackList({ of, accountId }: { of: ListOf; accountId: string }) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  const { state, desk } = useDesk(of, accountId);
  const [search] = useSearchParams();
  const [chosenId, choose] = useState<string | undefined>(search.get('parcel') ?? undefined);
  const { list, lost } = state;
  if (list === undefined && lost === undefined) return <Opening />;
  if (list === undefined && lost?.code === 'not_found')
    return <Notice title={packing.none} text={packing.noneHint} />;
  if (list === undefined)
    return (
      <>
        <p>{packing.notKept}</p>
        {lost && <Refused refusal={lost} onRetry={() => void desk.refresh()} />}
      </>
    );
  const parcels = parcelsOf(state);
  const onScale = parcels.find(({ orderId }) => orderId === chosenId) ?? nextOpen(parcels, undefined);
  const weigh = (orderId: string, amount: number) => {
    // On to the next before the market has answered: the yard does not wait for the network.
    choose(nextOpen(parcels, orderId)?.orderId);
    void desk.weigh(orderId, amount);
  };
  return (
    <>
      <div className={styles.title}>
        <h1>{list.producerName}</h1>
        <p className={styles.soft}>{formats.day(list.day)}</p>
      </div>
      <DeskHead list={list} parcels={parcels} waiting={waitingOf(state).length} isOld={lost !== undefined} />
      {onScale ? (
        <ParcelForm
          key={onScale.orderId}
          {...{ parcel: onScale, tolerance: list.tolerance, weigh, drop: desk.drop }}
        />
      ) : (
        <Notice title={packing.allDone} text={packing.allDoneHint} />
      )}
      <div className={styles.ways}>
        <Link href={`${listPath(of)}/labels`} className={styles.way}>
          {packing.labels}
        </Link>
        <SplitWay {...{ list, boothId: of.boothId, onSplit: () => void desk.refresh() }} />
      </div>
      <ParcelRows parcels={parcels} onScaleId={onScale?.orderId} onChoose={choose} />
    </>
  );
}
