import type { Result } from '@chophien/domain';
import type { Refusal } from '@chophien/i18n';
import { useEffect, useEffectEvent, useState } from 'react';

/** One reading away from the show: under way, read, or refused. */
export type Reading<Value> =
  { at: 'loading' } | { at: 'full'; value: Value } | { at: 'refused'; refusal: Refusal };

type Kept<Value> = { key: string; round: number; reading: Reading<Value> };

/**
 * Reads when `key` changes (undefined: not now), and again when asked to; a late answer to an old question is dropped,
 * and what was read stays when a later reading is lost on the way. `first` came with the page, for the first key.
 */
export function useRead<Value>(
  key: string | undefined,
  read: () => Promise<Result<Value, Refusal>>,
  first?: Value,
) {
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState<Kept<Value> | undefined>(
    key === undefined || first === undefined
      ? undefined
      : { key, round, reading: { at: 'full', value: first } },
  );
  const [begun] = useState(kept);

  // `read` is made anew with each render; what it reads is named by the key.
  const readNow = useEffectEvent(read);
  useEffect(() => {
    if (key === undefined || (key === begun?.key && round === begun.round)) return undefined;
    let wanted = true;
    void readNow().then((answer) => {
      if (!wanted) return;
      const reading: Reading<Value> = answer.ok
        ? { at: 'full', value: answer.value }
        : { at: 'refused', refusal: answer.refusal };
      setKept((before) => (isWorse(reading, before, key) ? before : { key, round, reading }));
    });
    return () => {
      wanted = false;
    };
  }, [key, round, begun]);

  const current = kept !== undefined && kept.key === key;
  const reading: Reading<Value> = current ? kept.reading : { at: 'loading' };
  return {
    reading,
    again: () => setRound((before) => before + 1),
    /** What the server answered to a change replaces what was read. */
    put: (value: Value) => key !== undefined && setKept({ key, round, reading: { at: 'full', value } }),
  };
}

function isWorse<Value>(reading: Reading<Value>, before: Kept<Value> | undefined, key: string): boolean {
  const lost = reading.at === 'refused' && reading.refusal.code === 'unavailable';
  return lost && before?.key === key && before.reading.at === 'full';
}
