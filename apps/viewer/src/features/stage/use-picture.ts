import type { LiveClient } from '@chophien/client';
import type { VideoSeat } from '@chophien/contracts';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLive, useLiveClient } from '../show/live-context.js';
import type { Player } from './player.js';
import type { Picture } from './stage-of.js';

/** No longer than this is waited for an idle moment. */
const idleMs = 150;

type Screen = { video: RefObject<HTMLVideoElement | null>; audio: RefObject<HTMLAudioElement | null> };

/** The picture of a show that is on air: fetched, connected and kept, with the sound off until it is asked for. */
export function usePicture({ video, audio }: Screen) {
  const live = useLiveClient();
  const [picture, setPicture] = useState<Picture>('connecting');
  const [sound, setSound] = useState(false);
  const player = useRef<Player>(undefined);
  const onAir = useLive(({ show }) => show?.state === 'live' || show?.state === 'on_hold');

  useEffect(() => {
    if (!onAir || video.current === null || audio.current === null) return undefined;
    const screen = { video: video.current, audio: audio.current };
    let closed = false;
    void pricePainted()
      .then(fetchPlayer)
      .then(({ Player }) => {
        if (closed) return;
        const nextSeat = (fresh: boolean) => seatOf(live, fresh);
        player.current = new Player({ ...screen, nextSeat, tell: setPicture, random: Math.random });
        void player.current.run();
      })
      .catch(() => setPicture('lost'));
    return () => {
      closed = true;
      player.current?.close();
      player.current = undefined;
    };
  }, [onAir, live, video, audio]);

  const toggleSound = () => {
    player.current?.setSound(!sound);
    setSound(!sound);
  };
  return { picture, sound, toggleSound };
}

/** The price comes first: the player's bytes are asked for once it is painted and the page has a moment. */
function pricePainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // Safari has no idle callback; a short wait after the paint stands in for it.
      if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: idleMs });
      else setTimeout(resolve, idleMs);
    });
  });
}

function fetchPlayer() {
  return import('./player.js');
}

async function seatOf(live: LiveClient, fresh: boolean): Promise<VideoSeat | null> {
  if (!fresh) return firstSeat(live);
  const answer = await live.rejoin();
  return answer.ok ? answer.value.video : null;
}

/** The seat that came with the join, once there was one; null when this show has no picture to offer. */
function firstSeat({ store }: LiveClient): Promise<VideoSeat | null> {
  return new Promise((resolve) => {
    const look = () => {
      const { joined, video } = store.getSnapshot();
      if (!joined && video === null) return;
      unsubscribe();
      resolve(video);
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}
