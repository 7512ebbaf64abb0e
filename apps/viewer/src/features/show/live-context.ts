import type { LiveClient, LiveState } from '@chophien/client';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ShowPicture } from '../stage/picture.js';

/** Carries the live line of one show, not its contents. */
export const LiveContext = createContext<LiveClient | undefined>(undefined);
export const PictureContext = createContext<ShowPicture | undefined>(undefined);

export function useShowPicture(): ShowPicture {
  const picture = useContext(PictureContext);
  if (picture === undefined) throw new Error('outside a show');
  return picture;
}

export function useLiveClient(): LiveClient {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error('outside a show');
  return live;
}

/** One fact of the show. The selector returns a primitive or a part as it lies; a fresh object would loop. */
export function useLive<Part>(select: (state: LiveState) => Part): Part {
  const live = useLiveClient();
  const { store } = live;
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getSnapshot()),
    () => select(live.drawn),
  );
}
