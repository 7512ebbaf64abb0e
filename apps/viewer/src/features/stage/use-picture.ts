import type { LiveClient } from '@chophien/client';
import type { VideoSeat } from '@chophien/contracts';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLive, useLiveClient } from '../show/live-context.js';
import type { Player } from './player.js';
import type { Picture } from './stage-of.js';

type Screen = { video: RefObject<HTMLVideoElement | null>; audio: RefObject<HTMLAudioElement | null> };

/** The picture of a show that is on air: fetched, connected and kept, with the sound off until it is asked for. */
export function usePicture({ video, audio }: Screen) {
  const live = useLiveClient();
  const wanted = useLive(({ show, joined }) => joinedOnce(joined, show?.state));
  const [picture, setPicture] = useState<Picture>('connecting');
  const [sound, setSound] = useState(false);
  const player = useRef<Player>(undefined);
  const [ever, setEver] = useState(false);
  if (wanted && !ever) setEver(true);
  const onAir = useLive(({ show }) => show?.state === 'live' || show?.state === 'on_hold');
  const run = ever && onAir;

  useEffect(() => {
    if (!run || video.current === null || audio.current === null) return undefined;
    const screen = { video: video.current, audio: audio.current };
    let closed = false;
    void import('./player.js').then(
      ({ Player }) => {
        if (closed) return;
        const nextSeat = (fresh: boolean) => seatOf(live, fresh);
        player.current = new Player({ ...screen, nextSeat, tell: setPicture, random: Math.random });
        void player.current.run();
      },
      () => setPicture('lost'),
    );
    return () => {
      closed = true;
      player.current?.close();
      player.current = undefined;
    };
  }, [run, live, video, audio]);

  const toggleSound = () => {
    player.current?.setSound(!sound);
    setSound(!sound);
  };
  return { picture, sound, toggleSound };
}

function joinedOnce(joined: boolean, state: string | undefined): boolean {
  return joined && (state === 'live' || state === 'on_hold');
}

async function seatOf(live: LiveClient, fresh: boolean): Promise<VideoSeat | null> {
  const { video } = live.store.getSnapshot();
  if (video !== null && !fresh) return video;
  const answer = await live.rejoin();
  return answer.ok ? answer.value.video : null;
}
