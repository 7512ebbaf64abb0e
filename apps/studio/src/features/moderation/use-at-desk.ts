import type { LiveClient } from '@chophien/client';
import { useEffect } from 'react';

/** This page is in the show as a desk while it is open. */
export function useAtDesk(live: LiveClient, slug: string): void {
  useEffect(() => {
    void live.enter(slug, 'desk');
    const wake = () => live.wake();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      live.leave();
    };
  }, [live, slug]);
}
