import type { ActBody, ActView, DeskView } from '@chophien/contracts';
import { newKey } from '@chophien/client';
import { useRead } from '@chophien/ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { paced } from '../room/paced.js';
import { useLiveClient } from '../room/live-context.js';

/** In a flood what waits changes many times a second; nobody reads it faster than this. */
const pauseMs = 1_000;

export type DeskAct = Omit<ActBody, 'key'>;

/** What waits at the desk, read anew whenever it is said to have changed. */
export function useDesk(first: DeskView) {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const showId = first.show.id;
  const { reading, again, put } = useRead(`desk of ${showId}`, () => http.desk(showId), first);
  const [round, setRound] = useState(0);
  const readAgain = useEffectEvent(() => {
    again();
    setRound((before) => before + 1);
    return Promise.resolve();
  });
  useEffect(() => {
    const { ask, stop } = paced(() => readAgain(), pauseMs);
    let heard = newsOf(store.getSnapshot());
    const deafen = store.subscribe(() => {
      const news = newsOf(store.getSnapshot());
      if (news === heard) return;
      heard = news;
      ask();
    });
    return () => {
      deafen();
      stop();
    };
  }, [store]);
  const view = reading.at === 'full' ? reading.value : first;
  return {
    view,
    /** Changes with every news: what else is read of the desk is read anew with it. */
    round,
    again,
    put,
    /** Sent twice by one tap it is one act: the key is the intent's. */
    act: (act: DeskAct, key = newKey()): ReturnType<typeof http.actOnLine> =>
      http.actOnLine(showId, { ...act, key }),
    undo: (act: ActView, why: string) => http.undoAct(act.id, why),
  };
}

export type DeskDoor = ReturnType<typeof useDesk>;

/** A line that came back may have missed news. */
const newsOf = ({ deskNews = 0, joined }: { deskNews?: number; joined: boolean }) =>
  `${deskNews} ${String(joined)}`;
