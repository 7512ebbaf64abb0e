import { useEffect, useSyncExternalStore, type RefObject } from 'react';
import { useLive, useShowPicture } from '../show/live-context.js';
import { unseen, type PictureState } from './picture.js';
import { pricePainted } from './price-painted.js';

type Screen = { video: RefObject<HTMLVideoElement | null>; audio: RefObject<HTMLAudioElement | null> };

/** The picture while the show is on air: begun here, or before this page was drawn; at an end with either. */
export function usePicture({ video, audio }: Screen): PictureState {
  const shown = useShowPicture();
  const onAir = useLive(({ show }) => show?.state === 'live' || show?.state === 'on_hold');

  useEffect(() => {
    if (!onAir || video.current === null || audio.current === null) return undefined;
    const screen = { video: video.current, audio: audio.current };
    let closed = false;
    const before = shown.isUnderWay() ? Promise.resolve() : pricePainted();
    void before.then(() => (closed ? undefined : shown.start(screen)));
    return () => {
      closed = true;
      shown.close();
    };
  }, [onAir, shown, video, audio]);
  return usePictureState();
}

export function usePictureState(): PictureState {
  const { store } = useShowPicture();
  return useSyncExternalStore(store.subscribe, store.getSnapshot, () => unseen);
}
