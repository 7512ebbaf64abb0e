import { useEffect, useEffectEvent, useRef } from 'react';

/** The ref for a box that came drawn: what was typed into it before the page was alive is taken over. */
export function useTypedEarly(take: (typed: string) => void) {
  const box = useRef<HTMLInputElement>(null);
  const takeOver = useEffectEvent(take);
  useEffect(() => {
    const typed = box.current?.value ?? '';
    if (typed !== '') takeOver(typed);
  }, []);
  return box;
}
