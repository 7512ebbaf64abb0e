import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from './lazy-part.js';
import { toasting } from './toasting.js';

// A page does as well without them: a lost file breaks nothing.
const Nothing = () => null;
const Toasts = lazyPart(async () => (await import('./toast.js').catch(() => undefined))?.Toasts ?? Nothing);
const Tooltip = lazyPart(
  async () => (await import('./tooltip.js').catch(() => undefined))?.Tooltip ?? Nothing,
);

/** What comes and goes by itself over a page: short words, and the names of icons. Fetched when first wanted. */
export function Overlays() {
  const [toasts, setToasts] = useState(false);
  const [tips, setTips] = useState(false);
  useEffect(() => {
    const look = () => (toasting.waiting().length > 0 ? setToasts(true) : undefined);
    look();
    return toasting.subscribe(look);
  }, []);
  useEffect(() => listenForTips(() => setTips(true)), []);
  return (
    <Suspense>
      {toasts && <Toasts />}
      {tips && <Tooltip />}
    </Suspense>
  );
}

/** A mouse or a keyboard comes to a button that is an icon alone. Fingers fetch nothing. */
function listenForTips(act: () => void): () => void {
  const stop = new AbortController();
  const look = (event: PointerEvent | FocusEvent) => {
    const button = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
    const byFinger =
      'pointerType' in event ? event.pointerType === 'touch' : !button?.matches(':focus-visible');
    if (button === null || byFinger) return;
    stop.abort();
    act();
  };
  for (const type of ['pointerover', 'focusin'] as const)
    document.addEventListener(type, look, { signal: stop.signal });
  return () => stop.abort();
}
