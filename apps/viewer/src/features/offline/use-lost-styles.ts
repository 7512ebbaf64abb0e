import { useEffect } from 'react';

const againMs = 2_000;

/** A part's style is asked for once in a page's life; one that was lost on the way is asked for here until it comes. */
export function useLostStyles(): void {
  useEffect(() => {
    const ask = (link: HTMLLinkElement) =>
      setTimeout(() => document.contains(link) && link.after(link.cloneNode()), againMs);
    const look = ({ target }: Event) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') ask(target);
    };
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
      if (link.sheet === null) ask(link);
    document.addEventListener('error', look, { capture: true });
    return () => document.removeEventListener('error', look, { capture: true });
  }, []);
}
