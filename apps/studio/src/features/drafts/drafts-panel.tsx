import { Countdown, lazyPart } from '@chophien/ui';
import { PhoneCall } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import { waitingOf } from './drafts.js';
import styles from './drafts.module.css';
import { useDrafts } from './use-drafts.js';
import { useNowMs } from './use-now.js';
import type { TypedYes } from './use-say-yes.js';

const DraftsSheet = lazyPart(async () => (await import('./drafts-sheet.js')).DraftsSheet, 'throw');

/** How many wait for their buyer's yes, and for how long still; behind it who they are. */
export function DraftsPanel({ showId }: { showId: string }) {
  const { drafts: words } = useStudioWords();
  const [open, setOpen] = useState(false);
  // By buyer: a yes that came too late is written on with the next draft of the same one.
  const [typed, setTyped] = useState<Readonly<Record<string, TypedYes>>>({});
  const orders = useLive((state) => state.studioOrders);
  const nowMs = useNowMs();
  const waiting = waitingOf(useDrafts(showId), orders, nowMs);
  const [first] = waiting;
  return (
    <>
      {first !== undefined && (
        <button type="button" className={styles.line} data-line="drafts" onClick={() => setOpen(true)}>
          <PhoneCall aria-hidden="true" size={20} />
          <span>{words.waiting(waiting.length)}</span>
          <Countdown leftMs={first.expiresAtMs - nowMs} soonMs={-1} />
        </button>
      )}
      {open && (
        <Suspense>
          <DraftsSheet
            waiting={waiting}
            nowMs={nowMs}
            typed={typed}
            onType={(accountId, yes) => setTyped((before) => ({ ...before, [accountId]: yes }))}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
