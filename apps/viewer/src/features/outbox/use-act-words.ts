import type { Act } from '@chophien/client';
import { useAllWords } from '@chophien/ui';

/** An act in the words of whoever did it. */
export function useActWords(): (act: Act) => string {
  const { outbox: words, formats } = useAllWords();
  return (act) =>
    act.kind === 'line'
      ? words.line(act.body.text)
      : words.order(formats.amount(act.body.amount, act.unit), act.name);
}
