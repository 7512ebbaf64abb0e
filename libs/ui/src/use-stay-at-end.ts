import { useEffect, useRef } from 'react';

/**
 * The ref for a list that stays at its end as it grows, unless someone has scrolled back to read. The list can be
 * focused, so that it scrolls by keys as well.
 */
export function useStayAtEnd<List extends HTMLElement>(newest: number | undefined) {
  const list = useRef<List>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    element.setAttribute('tabindex', '0');
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 48;
    };
    element.addEventListener('scroll', look, { passive: true });
    // A notice or the keyboard took room from it: the newest stays in sight.
    const resized = new ResizeObserver(() => atEnd.current && toEnd(element));
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, []);
  useEffect(() => {
    if (atEnd.current && list.current !== null) toEnd(list.current);
  }, [newest]);
  return list;
}

function toEnd(element: HTMLElement): void {
  element.scrollTo({ top: element.scrollHeight });
}
