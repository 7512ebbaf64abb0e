import { useEffect } from 'react';

/** Keeps the screen lit while on air; the lock is lost with the page's sight and taken again with it. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let closed = false;
    const take = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (closed) await lock.release();
      } catch {
        // A low battery may refuse it: the show goes on with a screen that may dim.
      }
    };
    const again = () => void take();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      closed = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
