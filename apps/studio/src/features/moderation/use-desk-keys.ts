import { useEffect, useEffectEvent } from 'react';
import { deskKeyOf, type DeskKey } from './keys.js';

const writesIn = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"]';

/** Hears the desk's own keys, wherever the focus is but in a box or a sheet. */
export function useDeskKeys(press: (key: DeskKey) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isWriting = event.target instanceof Element && event.target.closest(writesIn) !== null;
    const key = deskKeyOf(event, isWriting);
    if (key === undefined || event.defaultPrevented) return;
    event.preventDefault();
    press(key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
