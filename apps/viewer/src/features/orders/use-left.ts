import type { Terms } from '@chophien/client';
import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';

const secondMs = 1_000;

/** The whole seconds left until a moment of the server's clock, in ms, and never more than there are; 0 when none is. */
export function useLeftMs(untilMs: number): number {
  const { session } = useMarket();
  const [leftMs, setLeftMs] = useState(() => wholeSeconds(leftOf(untilMs, session.terms())));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const left = leftOf(untilMs, session.terms());
      setLeftMs(wholeSeconds(left));
      // As the second shown runs out: a beat of the phone's own would show it for up to a second more.
      timer = setTimeout(look, left === 0 ? secondMs : (left % secondMs) + 1);
    };
    look();
    return () => clearTimeout(timer);
  }, [session, untilMs]);
  return leftMs;
}

const wholeSeconds = (ms: number) => ms - (ms % secondMs);

const leftOf = (untilMs: number, { clockOffsetMs }: Terms) =>
  Math.max(0, untilMs - (Date.now() + clockOffsetMs));

const saidAtS = [10, 30, 60, 300] as const;

const saidForS = 5;

/** What those are told who hear the page, as it comes: five minutes, one, half a minute, ten seconds are left; not each second. */
export function saidLeftS(leftMs: number): number | undefined {
  return saidAtS.find((at) => leftMs <= at * 1_000 && leftMs > (at - saidForS) * 1_000);
}
