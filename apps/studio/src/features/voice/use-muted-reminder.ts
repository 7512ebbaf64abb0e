import { useEffect, useEffectEvent } from 'react';
import { useStudioWords } from '../../app/language.js';
import { buzz } from './speech.js';

/** Long enough to answer the phone, short enough not to sell a basket to nobody. */
const remindEveryMs = 30_000;

/** Who talks into a shut microphone is not looking at the screen: it is felt, and said where there is a voice. */
export function useMutedReminder(muted: boolean, say: ((text: string) => void) | undefined): void {
  const { air } = useStudioWords();
  const remind = useEffectEvent(() => {
    buzz();
    say?.(air.muted);
  });
  useEffect(() => {
    if (!muted) return undefined;
    const timer = setInterval(() => remind(), remindEveryMs);
    return () => clearInterval(timer);
  }, [muted]);
}
