import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';

/** What is left until a moment of the server's clock, in ms, counted each second; 0 when it is past. */
export function useLeftMs(untilMs: number): number {
  const { session } = useMarket();
  const leftNow = () => Math.max(0, untilMs - (Date.now() + session.terms().clockOffsetMs));
  const [leftMs, setLeftMs] = useState(leftNow);
  useEffect(() => {
    const look = () => setLeftMs(Math.max(0, untilMs - (Date.now() + session.terms().clockOffsetMs)));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [session, untilMs]);
  return leftMs;
}

const saidAtS = [10, 30, 60, 300] as const;

const saidForS = 5;

/** What those are told who hear the page, as it comes: five minutes, one, half a minute, ten seconds are left; not each second. */
export function saidLeftS(leftMs: number): number | undefined {
  return saidAtS.find((at) => leftMs <= at * 1_000 && leftMs > (at - saidForS) * 1_000);
}
