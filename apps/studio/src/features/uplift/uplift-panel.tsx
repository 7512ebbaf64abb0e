import { lazyPart } from '@chophien/ui';
import { Suspense, useState } from 'react';
import { UpliftLine } from './uplift-line.js';
import { useUplift } from './use-uplift.js';

const UpliftSheet = lazyPart(async () => (await import('./uplift-sheet.js')).UpliftSheet, 'throw');

/** What this show brings beside the trader: one line, and behind it all that it is made of. */
export function UpliftPanel({ showId }: { showId: string }) {
  const [open, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  const view = useUplift(showId, round);
  if (view === undefined || view.lots.length === 0) return null;
  return (
    <>
      <UpliftLine view={view} onOpen={() => setOpen(true)} />
      {open && (
        <Suspense>
          <UpliftSheet view={view} onChanged={() => setRound(round + 1)} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
