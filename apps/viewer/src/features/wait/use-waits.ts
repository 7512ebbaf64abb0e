import { useEffect, useEffectEvent } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import { useLive, useLiveClient } from '../show/live-context.js';
import { keepInLine, mayStandInLine } from './in-line.js';
import { newsOfWaits, stands } from './waits-of.js';

/** Everybody in a line hears at once that it has moved; they do not all ask at once. */
const spreadMs = 1_500;

/** Reads what this buyer waits for, and the orders that the line has come to. */
export function useReadWaits(): () => Promise<void> {
  const { http } = useMarket();
  const { store } = useLiveClient();
  return async () => {
    const answer = await http.waits();
    if (!answer.ok) return;
    store.tell({ type: 'waits.read', waits: answer.value });
    keepInLine(answer.value.some(stands));
    const { orders } = store.getSnapshot();
    for (const orderId of answer.value.flatMap(({ heldOrderIds }) => heldOrderIds)) {
      const order = orders[orderId] === undefined ? await http.order(orderId) : undefined;
      if (order?.ok) store.tell({ type: 'order.changed', fact: order.value });
    }
  };
}

/** Keeps that reading up with the line, on the devices of those who stand in one. */
export function useWaitsNews(): void {
  const who = useSession();
  const isIn = who.at === 'in';
  const news = useLive(newsOfWaits);
  const read = useEffectEvent(useReadWaits());
  useEffect(() => {
    if (!isIn || (news === '' && !mayStandInLine())) return undefined;
    const timer = setTimeout(() => void read(), Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [isIn, news]);
}

/** Reads it once, for a sheet that was opened. */
export function useWaitsNow(): void {
  const isIn = useSession().at === 'in';
  const read = useEffectEvent(useReadWaits());
  useEffect(() => {
    if (isIn) void read();
  }, [isIn]);
}
