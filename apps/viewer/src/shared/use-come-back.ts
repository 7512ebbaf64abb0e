import { useEffect, useEffectEvent } from 'react';

/** A page without a live line is read anew when somebody looks again after longer than this. */
const oldAfterMs = 60_000;

/** Somebody looks at this page again after a while. */
export function useComeBack(act: () => void): void {
  const come = useEffectEvent(act);
  useEffect(() => {
    let leftAtMs: number | undefined;
    const look = () => {
      if (document.hidden) leftAtMs = Date.now();
      else if (leftAtMs !== undefined && Date.now() - leftAtMs >= oldAfterMs) come();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
}
