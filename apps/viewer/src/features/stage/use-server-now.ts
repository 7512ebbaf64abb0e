import { useEffect, useState } from 'react';
import { useLiveClient } from '../show/live-context.js';

/** The server's time, moving every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const { store, drawn } = useLiveClient();
  // A page that came drawn begins with the time it was drawn at.
  const [now, setNow] = useState(() => drawn.watchingAtMs || Date.now());
  useEffect(() => {
    const look = () => setNow(Date.now() + store.getSnapshot().clockOffsetMs);
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [store, everyMs]);
  return now;
}
