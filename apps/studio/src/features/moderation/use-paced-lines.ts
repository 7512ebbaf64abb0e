import type { ChatLine } from '@chophien/contracts';
import { useEffect, useState } from 'react';
import { useLiveClient } from '../room/live-context.js';

/** Frames come ten times a second; eyes and a small processor need fewer. */
const everyMs = 250;

/** The lines of the show, drawn a few times a second however many come. */
export function usePacedLines(): readonly ChatLine[] {
  const { store } = useLiveClient();
  const [lines, setLines] = useState(() => store.getSnapshot().chat);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      setLines(store.getSnapshot().chat);
    };
    const deafen = store.subscribe(() => {
      timer ??= setTimeout(draw, everyMs);
    });
    return () => {
      deafen();
      clearTimeout(timer);
    };
  }, [store]);
  return lines;
}
