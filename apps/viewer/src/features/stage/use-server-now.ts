import { useEffect, useState } from 'react';
import { useLiveClient } from '../show/live-context.js';

/** The server's time, moving every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const { store } = useLiveClient();
  const [now, setNow] = useState(() => Date.now() + store.getSnapshot().clockOffsetMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + store.getSnapshot().clockOffsetMs), everyMs);
    return () => clearInterval(timer);
  }, [store, everyMs]);
  return now;
}
