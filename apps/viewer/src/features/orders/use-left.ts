import type { Terms } from '@chophien/client';
import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';

/** What is left until a moment of the server's clock, in ms, counted each second; 0 when it is past. */
export function useLeftMs(untilMs: number): number {
  const { session } = useMarket();
  const [leftMs, setLeftMs] = useState(() => leftOf(untilMs, session.terms()));
  useEffect(() => {
    const look = () => setLeftMs(leftOf(untilMs, session.terms()));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [session, untilMs]);
  return leftMs;
}

const leftOf = (untilMs: number, { clockOffsetMs }: Terms) =>
  Math.max(0, untilMs - (Date.now() + clockOffsetMs));

const saidAtS = [10, 30, 60, 300] as const;

const saidForS = 5;

/** What those are told who hear the page, as it comes: five minutes, one, half a minute, ten seconds are left; not each second. */
export function saidLeftS(leftMs: number): number | undefined {
  return saidAtS.find((at) => leftMs <= at * 1_000 && leftMs > (at - saidForS) * 1_000);
}
