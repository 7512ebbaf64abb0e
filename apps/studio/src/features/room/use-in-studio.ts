import type { LiveClient } from '@chophien/client';
import type { StudioShowView } from '@chophien/contracts';
import { useEffect } from 'react';

/** This device is in the show as its studio, orders included, while the page is. */
export function useInStudio(live: LiveClient, view: StudioShowView): void {
  const { slug } = view.show;
  useEffect(() => {
    void live.enter(slug, 'studio');
    const wake = () => live.wake();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      live.leave();
    };
  }, [live, slug]);
  useEffect(() => {
    live.store.tell({ type: 'studio.read', orders: view.orders });
  }, [live, view]);
}
