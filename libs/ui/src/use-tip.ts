import { useEffect, useState } from 'react';

/** Long enough that a mouse on its way elsewhere sees nothing. */
const restMs = 500;
/** Long enough to come from a button to its words. */
const leaveMs = 200;

/** The button whose name is to be seen: a mouse rests on it, or the focus came to it by keys. Never a finger. */
export function useTip() {
  const [tip, setTip] = useState<HTMLElement>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (button: HTMLElement | undefined, afterMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => setTip(button), afterMs);
    };
    const point = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'touch' || !(target instanceof Element)) return;
      if (target.closest('[data-tip-words]') !== null) return clearTimeout(timer);
      const button = tipOf(target);
      show(button, button === undefined ? leaveMs : restMs);
    };
    const focus = ({ target }: FocusEvent) => {
      const button = tipOf(target);
      if (button?.matches(':focus-visible')) show(button, 0);
    };
    const hide = () => show(undefined, 0);
    const press = ({ key }: KeyboardEvent) => (key === 'Tab' || key === 'Shift' ? undefined : hide());
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('pointerover', point, { signal });
    document.addEventListener('pointerdown', hide, { signal });
    document.addEventListener('focusin', focus, { signal });
    document.addEventListener('focusout', hide, { signal });
    document.addEventListener('keydown', press, { signal, capture: true });
    const here = document.querySelector<HTMLElement>('[data-tip]:is(:hover, :focus-visible)');
    if (here !== null) show(here, restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, []);
  return { tip, hide: () => setTip(undefined) };
}

function tipOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-tip]') ?? undefined) : undefined;
}
