import type { PackListView } from '@chophien/contracts';
import { Button, lazyPart, useOnline } from '@chophien/ui';
import { Suspense, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { openLines } from './desk.js';

const SplitSheet = lazyPart(async () => (await import('./split-sheet.js')).SplitSheet, 'throw');

type SplitWayProps = { list: PackListView; boothId: string; onSplit: () => void };

/** The way to a fair split; it is made by the market, so it is there with a network only. */
export function SplitWay({ list, boothId, onSplit }: SplitWayProps) {
  const { packing } = useStudioWords();
  const online = useOnline();
  const [isSplitting, setSplitting] = useState(false);
  if (!online || openLines(list).length === 0) return null;
  return (
    <>
      <Button onClick={() => setSplitting(true)}>{packing.splitOpen}</Button>
      {isSplitting && (
        <Suspense>
          <SplitSheet {...{ list, boothId, onSplit, onClose: () => setSplitting(false) }} />
        </Suspense>
      )}
    </>
  );
}
