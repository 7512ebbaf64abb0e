import { useState } from 'react';
import { useLive } from '../show/live-context.js';
import { TurnSheet } from './turn-sheet.js';
import { useWaitsNews } from './use-waits.js';
import { turnsOf } from './waits-of.js';

/** Opens the sheet when a buyer’s turn has come, once, as soon as no other sheet lies over the show. */
export function LineWatch({ isFree }: { isFree: boolean }) {
  useWaitsNews();
  const turns = useLive(turnsOf);
  const [shown, setShown] = useState({ now: '', seen: '' });
  // What is shown stays until it is closed, whatever becomes of it meanwhile.
  if (isFree && shown.now === '' && turns !== '' && turns !== shown.seen) setShown({ ...shown, now: turns });
  if (!isFree || shown.now === '') return null;
  return <TurnSheet orderIds={shown.now.split(' ')} onClose={() => setShown({ now: '', seen: shown.now })} />;
}
