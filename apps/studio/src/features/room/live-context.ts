import type { LiveClient, LiveState } from '@chophien/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** Carries the live line of the show on air, not its contents. */
export const LiveContext = createContext<LiveClient | undefined>(undefined);

export function useLiveClient(): LiveClient {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error('outside a show');
  return live;
}

/** One fact of the show. The selector returns a primitive or a part as it lies; a fresh object would loop. */
export function useLive<Part>(select: (state: LiveState) => Part): Part {
  const { store } = useLiveClient();
  const read = () => select(store.getSnapshot());
  return useSyncExternalStore(store.subscribe, read, read);
}
