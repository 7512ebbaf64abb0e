import type { ShowView } from '@chophien/contracts';
import { lazyPart } from '@chophien/ui';
import { Suspense, useState } from 'react';
import { RunButton } from './run-button.js';

const RunSheet = lazyPart(async () => (await import('./run-sheet.js')).RunSheet, 'throw');

/** Before the show the run is planned from here. */
export function RunOpener({ show }: { show: ShowView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <RunButton onOpen={() => setOpen(true)} />
      {open && (
        <Suspense>
          <RunSheet show={show} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
